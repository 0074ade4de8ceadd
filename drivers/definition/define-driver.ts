import { z } from 'zod';
import type { Finding } from '../../app/config/finding.ts';
import type { DeviceKind, PeripheralsConfig } from '../../app/config/peripherals.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { PortOpener } from '../port/byte-port.ts';
import type { LineSimulation } from '../simulation/device.ts';
import type { LoadStandIn } from '../simulation/stand-in.ts';
import type { LoadProbe } from './probe.ts';
import type { WhenMainEnds } from './when-main-ends.ts';
import type { UnfinishedPaper } from '../../app/ports/unfinished-paper.ts';

/** What every driver gets from the composition: real or simulated ports, real or fake time. */
export interface DriverEnvironment {
  readonly opener: PortOpener;
  readonly clock: Clock;
  /** Whether the device is simulated in this process, and stands still whenever the process does. */
  readonly isSimulated?: boolean;
  /** What a printer's earlier run has left unfinished; only this run's is known without it. */
  readonly unfinishedPaper?: UnfinishedPaper;
}

/** The driver for the configuration. Settings are passed unchecked: only the driver reads its own keys. */
export interface DriverEntry<Kind extends DeviceKind> {
  readonly kind: Kind;
  /** What the configuration writes behind `driver`. */
  readonly name: string;
  /** A strict object: `driver`, the driver's own keys and those of its kind, each with its default and description. */
  readonly settings: z.ZodObject;
  /**
   * The sentences for its own rules, in English, for the technician; `{highest}` stands for the limit of a finding. A rule
   * without one is its own sentence.
   */
  readonly words: Readonly<Record<string, string>>;
  /** What is wrong with the settings taken alone, beyond the single keys. */
  findings(settings: unknown): readonly Finding[];
  /** What is wrong with the settings beside the other devices. */
  findingsBeside(settings: unknown, devices: PeripheralsConfig): readonly Finding[];
  /** What is allowed, but has a consequence that the operator should know. */
  doubts(settings: unknown): readonly Finding[];
  /** Whether the device may be on the port of that other one. */
  sharesLine(settings: unknown, owner: DeviceKind, devices: PeripheralsConfig): boolean;
  /** The settings with what is left out because another device has it. */
  completed(settings: unknown, devices: PeripheralsConfig): unknown;
  /** The highest channel of a relay board; null for other devices, and where the settings are wrong. */
  highestChannel(settings: unknown): number | null;
  /** What has to be sent when the program ends suddenly; null where nothing has to be, and where the settings are wrong. */
  whenMainEnds(settings: unknown): WhenMainEnds | null;
  /** How its devices are found on a port; null where nothing can be asked, or another driver's probe finds them. */
  readonly probe: LoadProbe | null;
  /** How the device is simulated at the end of a serial line; null where it cannot be. */
  readonly simulate: LineSimulation | null;
}

/** A driver's simulator for an absent device; `StandIn` is what a person could do at the real one. */
export interface WithStandIn<StandIn> {
  /** What the demo puts at the far end of the driver's line; null: this driver serves real devices only. */
  readonly standIn: LoadStandIn<StandIn> | null;
}

/** One line of the registry. */
export interface Driver<Kind extends DeviceKind, Device, StandIn> extends DriverEntry<Kind>, WithStandIn<StandIn> {
  /** Makes a device from unchecked settings; the error lists what is wrong with them. */
  create(settings: unknown, environment: DriverEnvironment): Result<Device, string>;
}

/** One line of the registry, of a driver whose code takes long to load: a kiosk without such a device never loads it. */
export interface LazyDriver<Kind extends DeviceKind, Device, StandIn> extends DriverEntry<Kind>, WithStandIn<StandIn> {
  create(settings: unknown, environment: DriverEnvironment): Promise<Result<Device, string>>;
}

/** The shape of every driver's settings. */
export type SettingsSchema = z.ZodObject<{ driver: z.ZodLiteral<string> }>;

/**
 * A driver's definition; a driver without the optional parts has no finding, shares no line, is complete and is not
 * simulated.
 */
export interface Description<Kind extends DeviceKind, Settings extends SettingsSchema, StandIn = never> {
  readonly kind: Kind;
  readonly settings: Settings;
  readonly words?: Readonly<Record<string, string>>;
  readonly findings?: (settings: z.output<Settings>) => readonly Finding[];
  readonly doubts?: (settings: z.output<Settings>) => readonly Finding[];
  readonly findingsBeside?: (settings: z.output<Settings>, devices: PeripheralsConfig) => readonly Finding[];
  readonly sharesLine?: (settings: z.output<Settings>, owner: DeviceKind, devices: PeripheralsConfig) => boolean;
  readonly completed?: (settings: z.output<Settings>, devices: PeripheralsConfig) => z.output<Settings>;
  readonly highestChannel?: (settings: z.output<Settings>) => number;
  readonly whenMainEnds?: (settings: z.output<Settings>) => WhenMainEnds | null;
  readonly probe?: LoadProbe;
  readonly simulate?: LineSimulation;
  readonly standIn?: LoadStandIn<StandIn>;
}

/** Ties a driver's settings to its constructor, so that the registry needs neither generics nor casts. */
export function defineDriver<Kind extends DeviceKind, Device, Settings extends SettingsSchema, StandIn = never>(
  description: Description<Kind, Settings, StandIn> & {
    readonly create: (settings: z.output<Settings>, environment: DriverEnvironment) => Result<Device, string>;
  },
): Driver<Kind, Device, StandIn> {
  return {
    ...entryOf(description),
    create(unchecked, environment) {
      const checked = check(description, unchecked);
      return checked.ok ? description.create(checked.value, environment) : checked;
    },
  };
}

/** Like `defineDriver`, with a constructor that is imported when the configuration names the driver. */
export function defineLazyDriver<Kind extends DeviceKind, Device, Settings extends SettingsSchema, StandIn = never>(
  description: Description<Kind, Settings, StandIn> & {
    readonly load: () => Promise<(settings: z.output<Settings>, environment: DriverEnvironment) => Device>;
  },
): LazyDriver<Kind, Device, StandIn> {
  return {
    ...entryOf(description),
    async create(unchecked, environment) {
      const checked = check(description, unchecked);
      return checked.ok ? ok((await description.load())(checked.value, environment)) : checked;
    },
  };
}

/** Checked settings, or what is wrong with them in the library's words and by the names of the driver's own rules. */
function check<Settings extends SettingsSchema>(
  { settings, findings }: Pick<Description<DeviceKind, Settings>, 'settings' | 'findings'>,
  unchecked: unknown,
): Result<z.output<Settings>, string> {
  const checked = settings.safeParse(unchecked);
  if (!checked.success) return err(z.prettifyError(checked.error));
  const found = findings?.(checked.data) ?? [];
  return found.length === 0
    ? ok(checked.data)
    : err(found.map(({ path, rule }) => [...path, rule].join(': ')).join('; '));
}

function entryOf<Kind extends DeviceKind, Settings extends SettingsSchema, StandIn>(
  description: Description<Kind, Settings, StandIn>,
): DriverEntry<Kind> & WithStandIn<StandIn> {
  const { kind, settings, words = {}, simulate = null, standIn = null, probe = null } = description;
  /** The driver's answer about settings; `otherwise` where they are not its own. */
  const about = <Answer>(
    unchecked: unknown,
    ask: ((checked: z.output<Settings>) => Answer) | undefined,
    otherwise: Answer,
  ): Answer => {
    const checked = settings.safeParse(unchecked);
    return checked.success && ask !== undefined ? ask(checked.data) : otherwise;
  };
  const { findings, doubts, findingsBeside, sharesLine, completed, highestChannel, whenMainEnds } = description;
  return {
    kind,
    name: settings.shape.driver.value,
    settings,
    words,
    findings: (unchecked) => about(unchecked, findings, []),
    doubts: (unchecked) => about(unchecked, doubts, []),
    findingsBeside: (unchecked, devices) =>
      about(unchecked, findingsBeside && ((checked) => findingsBeside(checked, devices)), []),
    sharesLine: (unchecked, owner, devices) =>
      about(unchecked, sharesLine && ((checked) => sharesLine(checked, owner, devices)), false),
    completed: (unchecked, devices) =>
      about<unknown>(unchecked, completed && ((checked) => completed(checked, devices)), unchecked),
    highestChannel: (unchecked) => about<number | null>(unchecked, highestChannel, null),
    whenMainEnds: (unchecked) => about<WhenMainEnds | null>(unchecked, whenMainEnds, null),
    probe,
    simulate,
    standIn,
  };
}
