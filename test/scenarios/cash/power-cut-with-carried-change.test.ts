import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CreditHarness } from '../../support/harness/carried-change-harness.ts';

/** The power goes in the middle of the second sale; the machine starts again at once. */
async function cutAfter(before: CreditHarness, entries: number): Promise<CreditHarness> {
  const harness = new CreditHarness();
  await harness.clock.advance(before.clock.monoMs());
  harness.entries.push(...before.entries.slice(0, entries));
  harness.send({ kind: 'booted', ledger: replay(harness.entries), version: 'test' });
  harness.send({ kind: 'relay-ready' });
  harness.plugAcceptor();
  return harness;
}

test('paid with change before dispensing: the product is dispensed after the restart', async () => {
  const before = await new CreditHarness().withChange();
  before.more();
  before.chooseFor('gum');
  const harness = await cutAfter(before, before.kinds().lastIndexOf('credit-taken') + 1);
  harness.pulseDone();
  expect(harness.ledger()[1]).toMatchObject({ paidTiyn: 5_000, deliveredTiyn: 4_000, owedTiyn: 1_000 });
});

test('not yet topped up: the change is owed as before, under the customer’s code', async () => {
  const before = await new CreditHarness().withChange();
  before.more();
  before.chooseFor('water');
  before.method('cash', 'sale-2');
  const harness = await cutAfter(before, before.entries.length);
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000, claimCode: expect.any(String) },
    { saleId: 'sale-2', paidTiyn: 0, owedTiyn: 0 },
  ]);
  expect(harness.count('pulse-relay')).toBe(0);
});

test('topped up: note, change and intent are in one write', async () => {
  const before = await new CreditHarness().withChange();
  before.more();
  before.chooseFor('water');
  before.method('cash', 'sale-2');
  before.insert(500);
  expect(before.kinds().slice(-4)).toEqual(['bill-stacked', 'credit-given', 'credit-taken', 'dispense-intended']);
  before.pulseDone();
  expect(before.ledger()).toMatchObject([
    { saleId: 'sale-1', paidTiyn: 45_000, owedTiyn: 0, state: 'closed' },
    { saleId: 'sale-2', paidTiyn: 55_000, deliveredTiyn: 45_000, owedTiyn: 10_000 },
  ]);
});
