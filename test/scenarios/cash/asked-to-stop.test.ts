import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

test('a note that comes to rest while the program ends is paid, and nothing begins to fall: the next start gives it out', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.send({ kind: 'stopping' });
  bench.stacked(500);
  expect(bench.count('pulse-relay')).toBe(0);
  expect(bench.kinds()).not.toContain('dispense-intended');

  const next = new CashBench();
  next.entries.push(...bench.entries);
  next.send({ kind: 'booted', ledger: replay(bench.entries), version: 'test' });
  next.send({ kind: 'relay-ready' });
  next.pulseDone();
  expect(next.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000 }]);
});

test('a note that reaches escrow while the program ends comes out again: nobody would be there to owe it', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  expect(bench.accepting).not.toEqual([]);
  bench.send({ kind: 'stopping' });
  expect(bench.accepting).toEqual([]);
  bench.escrow(500);
  expect([bench.count('stack-bill'), bench.count('give-bill-back')]).toEqual([0, 1]);
  expect(bench.kinds()).not.toContain('bill-intended');
});

test('and no touch begins anything', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor();
  bench.send({ kind: 'stopping' });
  bench.choose('sale-1');
  expect(bench.screen.name).toBe('idle');
  expect(bench.kinds()).not.toContain('sale-opened');
});
