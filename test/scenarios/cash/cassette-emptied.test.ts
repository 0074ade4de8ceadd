import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

test('a collection records the content of the cassette once, unassigned notes included', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.pulseDone();
  harness.stacked(1_000, false);
  expect(replay(harness.entries).cassette).toEqual({ amountTiyn: 150_000, bills: 2 });
  harness.send({ kind: 'cassette-removed' });
  harness.send({ kind: 'cassette-removed' });
  expect(harness.entries.map(({ entry }) => entry).filter(({ kind }) => kind === 'cash-collected')).toEqual([
    { kind: 'cash-collected', amountTiyn: 150_000, bills: 2 },
  ]);
  expect(replay(harness.entries).cassette).toEqual({ amountTiyn: 0, bills: 0 });
});

test('a restart in between keeps the count', () => {
  const before = new CashHarness().ready();
  before.plugAcceptor().chooseCash().insert(500);
  before.pulseDone();
  const harness = new CashHarness();
  harness.entries.push(...before.entries);
  harness.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  harness.send({ kind: 'cassette-removed' });
  expect(harness.kinds().at(-1)).toBe('cash-collected');
});
