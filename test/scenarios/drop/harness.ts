import { DELAYS } from '../../../app/session/delays.ts';
import type { KioskSettings } from '../../../app/session/state.ts';
import { MoneyBench } from '../money/harness.ts';

/** How long a product may take to fall. */
export const FALL_MS = 3_000;

/** A kiosk whose drop sensor watches, and whose motor is turned once more so often. */
export function watching(extraPulses: number, settings: Partial<KioskSettings> = {}): MoneyBench {
  return new MoneyBench({ refundWay: 'direct', drop: { limitMs: FALL_MS, extraPulses }, ...settings });
}

/** The motor turns so many times, and nothing is seen falling. */
export async function nothingFalls(bench: MoneyBench, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await bench.clock.advance(FALL_MS);
    bench.pulseDone('not-seen');
  }
}

/** A piece is seen falling, and the customer takes it. */
export async function falls(bench: MoneyBench): Promise<void> {
  bench.pulseDone('seen');
  await bench.clock.advance(DELAYS.settleMs);
}

const TOLD = new Set([
  'entry dispense-intended',
  'entry relay-pulsed',
  'entry dispense-failed',
  'entry dispensed',
  'effect pulse-relay',
]);

/** What was written and done about the product, in its order. */
export function toldOf({ order }: MoneyBench): readonly string[] {
  return order.filter((one) => TOLD.has(one));
}
