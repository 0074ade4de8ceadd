import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

test('a note that comes to rest while the program ends counts, and the next start dispenses the product', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.send({ kind: 'stopping' });
  harness.stacked(500);
  expect(harness.count('pulse-relay')).toBe(0);
  expect(harness.kinds()).not.toContain('dispense-intended');

  const next = new CashHarness();
  next.entries.push(...harness.entries);
  next.send({ kind: 'booted', ledger: replay(harness.entries), version: 'test' });
  next.send({ kind: 'relay-ready' });
  next.pulseDone();
  expect(next.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000 }]);
});

test('a note that reaches escrow while the program ends is returned', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  expect(harness.accepting).not.toEqual([]);
  harness.send({ kind: 'stopping' });
  expect(harness.accepting).toEqual([]);
  harness.escrow(500);
  expect([harness.count('stack-bill'), harness.count('give-bill-back')]).toEqual([0, 1]);
  expect(harness.kinds()).not.toContain('bill-intended');
});

test('no touch starts a sale', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor();
  harness.send({ kind: 'stopping' });
  harness.choose('sale-1');
  expect(harness.screen.name).toBe('idle');
  expect(harness.kinds()).not.toContain('sale-opened');
});
