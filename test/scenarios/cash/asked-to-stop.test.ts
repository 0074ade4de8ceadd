import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CashBench } from '../../support/cash-bench.ts';

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
