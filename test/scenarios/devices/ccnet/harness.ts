import { expect } from 'vitest';
import { type Tiyn, tiyn } from '../../../../app/money/money.ts';
import type { BillAcceptor, BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createCcnetAcceptor } from '../../../../drivers/bill-acceptor/ccnet/driver.ts';
import { ccnetSettings } from '../../../../drivers/bill-acceptor/ccnet/settings.ts';
import {
  CcnetSimulator,
  type CcnetSimulatorSettings,
} from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { createMemoryLine, type MemoryDevice } from '../../../../drivers/port/memory-port.ts';
import type { PortOpener } from '../../../../drivers/port/byte-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

/** Longer than opening, initializing and reading the tables takes. */
export const bringUpMs = 6_000;
/** From the entry into the cassette, or out again, with the polls that see it. */
export const billMs = 5_000;

/** An amount in whole tenge. */
export function tenge(amount: number): Tiyn {
  return tiyn(amount * 100);
}

/** A driver on a line in memory, in fake time. */
export interface DriverHarness {
  readonly clock: FakeClock;
  readonly acceptor: BillAcceptor;
  readonly device: MemoryDevice;
  readonly opener: PortOpener;
  readonly events: BillAcceptorEvent[];
  /** The kinds of the events so far, for a look at their order. */
  kinds(): readonly string[];
  /** What `stacked` has reported with `asked`: the money that may be credited. */
  credited(): number;
}

/** The driver alone; the unit of a test listens at `device`. */
export function createDriverHarness(settings: object = {}, clock: FakeClock = new FakeClock()): DriverHarness {
  const line = createMemoryLine('/dev/bills', clock);
  const checked = ccnetSettings.parse({ driver: 'ccnet', port: '/dev/bills', ...settings });
  const acceptor = createCcnetAcceptor(checked, { opener: line.opener, clock });
  const events: BillAcceptorEvent[] = [];
  acceptor.onEvent((event) => events.push(event));
  return {
    clock,
    acceptor,
    device: line.device,
    opener: line.opener,
    events,
    kinds: () => events.map(({ kind }) => kind),
    credited: () =>
      events.reduce((sum, event) => sum + (event.kind === 'stacked' && event.asked ? (event.billTiyn ?? 0) : 0), 0),
  };
}

export interface AcceptorHarness extends DriverHarness {
  readonly unit: CcnetSimulator;
}

/** Driver and simulated unit; not started yet. */
export function createAcceptorHarness(
  unit: Omit<CcnetSimulatorSettings, 'clock'> = {},
  settings: object = {},
): AcceptorHarness {
  const harness = createDriverHarness(settings);
  const simulator = new CcnetSimulator({ clock: harness.clock, ...unit });
  simulator.attach(harness.device);
  return { ...harness, unit: simulator };
}

/** The harness with a unit that is ready and accepts all notes; the events so far are forgotten. */
export async function createAcceptingHarness(
  unit: Omit<CcnetSimulatorSettings, 'clock'> = {},
  settings: object = {},
): Promise<AcceptorHarness> {
  const harness = createAcceptorHarness(unit, settings);
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  acceptAll(harness);
  await harness.clock.advance(500);
  harness.events.length = 0;
  return harness;
}

/** Accepts every note of the configuration. */
export function acceptAll({ acceptor }: DriverHarness): void {
  acceptor.accept([500, 1_000, 2_000, 5_000, 10_000, 20_000].map(tenge));
}

/** The harness with an undecided note in escrow. */
export async function createEscrowHarness(
  unit: Omit<CcnetSimulatorSettings, 'clock'> = {},
  billTenge = 1_000,
): Promise<AcceptorHarness> {
  const harness = await createAcceptingHarness(unit);
  insert(harness, billTenge);
  await harness.clock.advance(1_500);
  return harness;
}

/** The cable is out while the note that STACK was sent for comes to rest, and in again until the unit is ready. */
export async function cableOutWhileItComesToRest(harness: AcceptorHarness): Promise<void> {
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(100);
  harness.device.unplug();
  await harness.clock.advance(billMs);
  harness.device.plug();
  await harness.clock.advance(bringUpMs);
}

/** Puts a note in; fails the test when the unit does not even draw it in. */
export function insert({ unit }: AcceptorHarness, billTenge: number): void {
  const inserted = unit.insert(tenge(billTenge));
  if (!inserted.ok) throw new Error(`not drawn in: ${inserted.error}`);
}
