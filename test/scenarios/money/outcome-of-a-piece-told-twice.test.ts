import { expect, test } from 'vitest';
import type { Dispense } from '../../../app/session/state/sale.ts';
import type { DropSeen } from '../../../app/session/state/event.ts';
import { MoneyHarness, PRICE, STOCK } from './harness.ts';

function dispenseOf(harness: MoneyHarness): Dispense {
  const pulse = harness.effects.findLast((effect) => effect.kind === 'pulse-relay');
  if (pulse === undefined) throw new Error('nothing was pulsed');
  return pulse.dispense;
}

const OUTCOMES: readonly DropSeen[] = ['unwatched', 'not-seen', 'unknown'];

test.each(OUTCOMES)('while the first of two pieces falls, the second time %s: it is one piece', async (drop) => {
  const harness = new MoneyHarness().ready().buy(2);
  const dispense = dispenseOf(harness);
  harness.pulseDone();
  harness.send({ kind: 'pulse-done', dispense, drop });
  expect(harness.screen).toMatchObject({ name: 'dispensing', step: 'settling' });
  expect(harness.written('dispensed').map(({ piece }) => piece)).toEqual([1]);
  expect(harness.stockLeft()).toBe(STOCK - 1);
  await harness.clock.advance(2_000);
  harness.send({ kind: 'pulse-done', dispense, drop });
  expect(harness.pulsed()).toEqual([1, 2]);
  await harness.drop(1);
  expect(harness.screen).toMatchObject({ name: 'success', quantity: 2 });
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 2 * PRICE, owedTiyn: 0 }]);
});

test.each(OUTCOMES)(
  'of the last piece, on the screen that says it is out, the second time %s: nothing more',
  async (drop) => {
    const harness = new MoneyHarness().ready().buy(1);
    const dispense = dispenseOf(harness);
    await harness.drop(1);
    expect(harness.screen).toMatchObject({ name: 'success' });
    harness.send({ kind: 'pulse-done', dispense, drop });
    expect(harness.screen).toMatchObject({ name: 'success' });
    expect(harness.written('dispensed')).toHaveLength(1);
    expect(harness.stockLeft()).toBe(STOCK - 1);
    expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, owedTiyn: 0 }]);
  },
);
