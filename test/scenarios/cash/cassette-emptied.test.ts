import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

test('what lay in the cassette is on record when it is taken out, orphans included, once', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.pulseDone();
  bench.stacked(1_000, false);
  expect(replay(bench.entries).cassette).toEqual({ amountTiyn: 150_000, bills: 2 });
  bench.send({ kind: 'cassette-removed' });
  bench.send({ kind: 'cassette-removed' });
  expect(bench.entries.map(({ entry }) => entry).filter(({ kind }) => kind === 'cash-collected')).toEqual([
    { kind: 'cash-collected', amountTiyn: 150_000, bills: 2 },
  ]);
  expect(replay(bench.entries).cassette).toEqual({ amountTiyn: 0, bills: 0 });
});

test('a restart in between does not forget the count', () => {
  const before = new CashBench().ready();
  before.plugAcceptor().chooseCash().insert(500);
  before.pulseDone();
  const bench = new CashBench();
  bench.entries.push(...before.entries);
  bench.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  bench.send({ kind: 'cassette-removed' });
  expect(bench.kinds().at(-1)).toBe('cash-collected');
});
