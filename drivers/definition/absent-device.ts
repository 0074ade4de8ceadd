import type { DeviceKind } from '../../app/config/peripherals.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { MemoryDevice } from '../port/memory-port.ts';
import type { LoadStandIn } from '../simulation/stand-in.ts';
import type { DriverEnvironment, WithStandIn } from './define-driver.ts';

/** What the registry creates a driver from: its settings and its line. */
export interface Connection {
  readonly settings: unknown;
  readonly environment: DriverEnvironment;
}

/** A device that is absent: the connection of its real driver, and what is at the other end of the line. */
export interface AbsentDevice<StandIn> {
  readonly connection: Connection;
  /** The device's plug. */
  readonly device: MemoryDevice;
  readonly simulator: StandIn;
}

interface Candidate<StandIn> extends WithStandIn<StandIn> {
  readonly name: string;
}

/** Connects the first driver that has a stand-in to it, by a line in memory. The settings are those of the kind. */
export async function createAbsent<StandIn>(
  kind: DeviceKind,
  drivers: readonly Candidate<StandIn>[],
  settings: object,
  clock: Clock,
): Promise<AbsentDevice<StandIn>> {
  const { load } = standInOf(kind, drivers);
  const { createMemoryLine } = await import('../port/memory-port.ts');
  const { opener, device } = createMemoryLine(portOf(kind), clock);
  const simulator = (await load())(device, clock);
  const connection = {
    settings: settingsOfAbsent(kind, drivers, settings),
    environment: { opener, clock, isSimulated: true },
  };
  return { connection, device, simulator };
}

/** The settings with which the stand-in's driver is created. */
export function settingsOfAbsent(kind: DeviceKind, drivers: readonly Candidate<unknown>[], settings: object) {
  return { ...settings, driver: standInOf(kind, drivers).name, port: portOf(kind) };
}

function portOf(kind: DeviceKind): string {
  return `simulated ${kind}`;
}

function standInOf<StandIn>(
  kind: DeviceKind,
  drivers: readonly Candidate<StandIn>[],
): { readonly name: string; readonly load: LoadStandIn<StandIn> } {
  for (const { name, standIn } of drivers) if (standIn !== null) return { name, load: standIn };
  throw new Error(`no ${kind} driver has a stand-in`);
}
