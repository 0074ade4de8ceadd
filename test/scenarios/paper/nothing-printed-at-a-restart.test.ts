import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { MoneyHarness } from '../money/harness.ts';
import { prints, withPrinter } from './harness.ts';

async function afterwards(next: MoneyHarness): Promise<MoneyHarness> {
  next.ready();
  await next.clock.advance(3_600_000);
  return next;
}

test('after a completed sale', async () => {
  const harness = await withPrinter().ready().buy(1).drop(1);
  expect(prints(harness)).toHaveLength(1);
  expect(prints(await afterwards(harness.restart()))).toEqual([]);
});

test('after an ending with a code', async () => {
  const harness = withPrinter().ready().buy(1).jam();
  expect(prints(harness)).toHaveLength(1);
  expect(prints(await afterwards(harness.restart()))).toEqual([]);
});

test('a debt that arises long afterwards has its code in the journal, and no slip', async () => {
  const harness = withPrinter().ready().buy(1);
  const next = await afterwards(harness.restart({ darkMs: 660_000 }));
  expect(next.ledger()).toMatchObject([{ state: 'debt', claimCode: expect.any(String) }]);
  expect(prints(next)).toEqual([]);
});

test('soon after the power cut the customer may still be there: one slip', async () => {
  const harness = withPrinter().ready().buy(1);
  const next = await afterwards(harness.restart());
  expect(next.ledger()).toMatchObject([{ state: 'debt', claimCode: expect.any(String) }]);
  expect(prints(next)).toMatchObject([{ slip: { kind: 'claim', reason: 'interrupted' } }]);
});

test('between the entry of the debt and the slip: the debt is recorded, the slip is not printed', async () => {
  const harness = withPrinter().ready().buy(1).jam();
  const next = await afterwards(harness.restart({ entries: harness.upTo('debt-recorded') }));
  expect(next.ledger()).toMatchObject([{ state: 'debt' }]);
  expect(prints(next)).toEqual([]);
});

test('a collection of the previous run is not printed again', async () => {
  const harness = withPrinter({ hasAcceptor: true }).ready();
  harness.send({ kind: 'bill-stacked', billTiyn: tiyn(50_000), asked: false, freshId: 'orphan' });
  harness.send({ kind: 'cassette-removed' });
  expect(prints(harness)).toHaveLength(1);
  expect(prints(await afterwards(harness.restart()))).toEqual([]);
});

test('a product dispensed within its minute after a restart has its receipt', async () => {
  const harness = withPrinter().ready().untilQr(1);
  harness.answerStatus('scanned');
  harness.unplugRelay();
  harness.answerStatus('processed');
  const next = await harness.restart({ darkMs: 5_000 }).ready().drop(1);
  expect(prints(next)).toMatchObject([{ slip: { kind: 'receipt' } }]);
});
