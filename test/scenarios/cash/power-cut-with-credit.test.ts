import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CreditBench } from '../../support/credit-bench.ts';

/** The power goes after this entry of the second sale; the machine starts again at once. */
async function cutAfter(method: 'credit' | 'cash'): Promise<CreditBench> {
  const before = await new CreditBench().withChange();
  before.more();
  before.chooseFor(method === 'credit' ? 'gum' : 'water');
  if (method === 'cash') before.method('cash', 'sale-2');
  const until = before.kinds().lastIndexOf('credit-taken');
  const bench = new CreditBench();
  await bench.clock.advance(before.clock.monoMs());
  bench.entries.push(...before.entries.slice(0, until + 1));
  bench.send({ kind: 'booted', ledger: replay(bench.entries), version: 'test' });
  bench.send({ kind: 'relay-ready' });
  bench.plugAcceptor();
  return bench;
}

test('paid with change and not begun: the product comes out after the restart', async () => {
  const bench = await cutAfter('credit');
  bench.pulseDone();
  expect(bench.ledger()[1]).toMatchObject({ paidTiyn: 5_000, deliveredTiyn: 4_000, owedTiyn: 1_000 });
});

test('not yet topped up: the change is owed again, once', async () => {
  const bench = await cutAfter('cash');
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 45_000, owedTiyn: 0 },
    { saleId: 'sale-2', paidTiyn: 5_000, owedTiyn: 5_000, state: 'debt' },
  ]);
  expect(bench.count('pulse-relay')).toBe(0);
});
