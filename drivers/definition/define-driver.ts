import { z } from 'zod';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { PortOpener } from '../port/byte-port.ts';

/** What every driver gets from the composition: real or simulated ports, real or fake time. */
export interface DriverEnvironment {
  readonly opener: PortOpener;
  readonly clock: Clock;
}

/** One line of the registry. */
export interface Driver<Kind extends string, Device> {
  readonly kind: Kind;
  readonly name: string;
  /** Checks settings from the configuration; the editor of the service menu reads its shape, too. */
  readonly settings: z.ZodType;
  /** Makes a device from unchecked settings; the error lists what is wrong with them. */
  create(settings: unknown, environment: DriverEnvironment): Result<Device, string>;
}

/** One line of the registry, of a driver whose code takes long to load: a kiosk without such a device never loads it. */
export interface LazyDriver<Kind extends string, Device> {
  readonly kind: Kind;
  readonly name: string;
  load(): Promise<Driver<Kind, Device>>;
}

/** Like `defineDriver`, with settings and constructor that are imported when the configuration names the driver. */
export function defineLazyDriver<Kind extends string, Device, Settings extends z.ZodType>(definition: {
  readonly kind: Kind;
  readonly name: string;
  readonly load: () => Promise<Pick<Parameters<typeof defineDriver<Kind, Device, Settings>>[0], 'settings' | 'create'>>;
}): LazyDriver<Kind, Device> {
  const { kind, name } = definition;
  return {
    kind,
    name,
    load: async () => defineDriver<Kind, Device, Settings>({ kind, name, ...(await definition.load()) }),
  };
}

/** Ties a driver's settings to its constructor, so that the registry needs neither generics nor casts. */
export function defineDriver<Kind extends string, Device, Settings extends z.ZodType>(definition: {
  readonly kind: Kind;
  readonly name: string;
  readonly settings: Settings;
  readonly create: (settings: z.output<Settings>, environment: DriverEnvironment) => Device;
}): Driver<Kind, Device> {
  const { kind, name, settings } = definition;
  return {
    kind,
    name,
    settings,
    create(unchecked, environment) {
      const checked = settings.safeParse(unchecked);
      return checked.success ? ok(definition.create(checked.data, environment)) : err(z.prettifyError(checked.error));
    },
  };
}
