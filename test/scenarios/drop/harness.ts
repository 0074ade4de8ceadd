import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness } from '../money/harness.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';

/** How long a product may take to fall. */
export const FALL_MS = 3_000;

/** A kiosk whose drop sensor watches, and whose motor may be turned so many times more. */
export function watching(extraPulses: number, settings: MachineSettings = {}): MoneyHarness {
  return new MoneyHarness({ refundWay: 'direct', drop: { limitMs: FALL_MS, extraPulses }, ...settings });
}

/** The motor turns so many times, and nothing is seen falling. */
export async function nothingFalls(harness: MoneyHarness, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await harness.clock.advance(FALL_MS);
    harness.pulseDone('not-seen');
  }
}

/** A piece is seen falling, and the customer takes it. */
export async function falls(harness: MoneyHarness): Promise<void> {
  harness.pulseDone('seen');
  await harness.clock.advance(DELAYS.settleMs);
}

const TOLD = new Set([
  'entry dispense-intended',
  'entry relay-pulsed',
  'entry dispense-failed',
  'entry dispensed',
  'effect pulse-relay',
]);

/** What was written and done about the product, in its order. */
export function stepsOf({ order }: MoneyHarness): readonly string[] {
  return order.filter((one) => TOLD.has(one));
}
