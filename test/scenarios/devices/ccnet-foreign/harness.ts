import { expect } from 'vitest';
import { type Tiyn, tiyn } from '../../../../app/money/money.ts';
import type { BillAcceptor, BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import type { ForeignUnitSettings } from '../../../support/foreign-ccnet/motors.ts';
import { ForeignCcnetUnit } from '../../../support/foreign-ccnet/unit.ts';

/** Longer than the way from the power-up to the bill table takes. */
export const bringUpMs = 6_000;
/** Longer than a note needs to the escrow, and from there to its end, with the polls that see it. */
const toEscrowMs = 1_200;
export const toEndMs = 2_500;
/** The notes of the default configuration. */
export const usual = [500, 1_000, 2_000, 5_000, 10_000, 20_000].map(tenge);

/** An amount in whole tenge. */
export function tenge(amount: number): Tiyn {
  return tiyn(amount * 100);
}

/** The driver of the registry and a unit that it has nothing in common with, on a line in memory. */
export interface ForeignUnitHarness {
  readonly clock: FakeClock;
  readonly unit: ForeignCcnetUnit;
  readonly acceptor: BillAcceptor;
  readonly events: BillAcceptorEvent[];
  readonly plug: () => void;
  readonly unplug: () => void;
}

/** Both ends, the unit switched on, the driver not started. */
export function createForeignUnitHarness(
  unitSettings: Partial<ForeignUnitSettings> = {},
  settings: object = {},
): ForeignUnitHarness {
  const clock = new FakeClock();
  const line = createMemoryLine('bills', clock);
  const unit = new ForeignCcnetUnit({ clock, checksTiming: true, wantsRestAfterItsOwnWord: true, ...unitSettings });
  unit.attach(line.device);
  unit.powerOn();
  const made = registry.createBillAcceptor(
    { driver: 'ccnet', port: 'bills', ...settings },
    { opener: line.opener, clock },
  );
  if (!made.ok) throw new Error(made.error);
  const acceptor = made.value;
  const events: BillAcceptorEvent[] = [];
  acceptor.onEvent((event) => events.push(event));
  const plug = (): void => {
    unit.forgiveThePause();
    line.device.plug();
  };
  return { clock, unit, acceptor, events, plug, unplug: () => line.device.unplug() };
}

/** Started, ready and taking all usual notes; the events so far are forgotten. */
export async function createTakingHarness(
  ...settings: Parameters<typeof createForeignUnitHarness>
): Promise<ForeignUnitHarness> {
  const harness = createForeignUnitHarness(...settings);
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  await takeAll(harness);
  harness.events.length = 0;
  return harness;
}

/** Opens the entry for all usual notes. */
export async function takeAll({ acceptor, clock, unit }: ForeignUnitHarness): Promise<void> {
  acceptor.accept(usual);
  await clock.advance(500);
  expect(unit.state).toEqual([0x14]);
}

/** Puts a note in and waits until it lies in escrow, or has come back. */
export async function putIn({ unit, clock }: ForeignUnitHarness, slot: number): Promise<void> {
  expect(unit.insert(slot)).toBe(true);
  await clock.advance(toEscrowMs);
}

/** The end of every scenario: the driver lets go in good order, and the unit has nothing to complain about. */
export async function expectGoodManners({ acceptor, clock, unit }: ForeignUnitHarness): Promise<void> {
  const stopped = acceptor.stop();
  await clock.advance(5_000);
  await stopped;
  expect(unit.violations).toEqual([]);
  expect([unit.missingAcks, unit.wrongAcks]).toEqual([0, 0]);
  expect(clock.pendingTimers).toBe(0);
}
