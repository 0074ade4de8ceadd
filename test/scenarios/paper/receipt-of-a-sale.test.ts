import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { PRICE, PURCHASE, SALE } from '../money/harness.ts';
import { failed, printed, prints, slips, withNotes, withPrinter } from './harness.ts';

test('printed once, after the screen is up, and only when everything is out', async () => {
  const bench = withPrinter({ contact: '+7 700 000 00 00' }).ready().buy(2);
  await bench.drop(1);
  expect(prints(bench)).toEqual([]);
  await bench.drop(1);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'printing' });
  expect(prints(bench)).toMatchObject([
    { number: 1, slip: { kind: 'receipt', change: null, contact: '+7 700 000 00 00' } },
  ]);
  expect(slips(bench)[0]).toMatchObject({
    receipt: { quantity: 2, amountTiyn: 2 * PRICE, cashTiyn: 0, qrPaymentId: PURCHASE },
  });
  expect(bench.order.lastIndexOf('view success')).toBeLessThan(bench.order.indexOf('effect print'));
  printed(bench);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'printed' });
  await bench.clock.advance(600_000);
  expect(prints(bench)).toHaveLength(1);
});

test('what stands on it is what stands on the screen', async () => {
  const bench = await withPrinter().ready().buy(1).drop(1);
  const { screen } = bench;
  if (screen.name !== 'success') throw new Error(screen.name);
  expect(slips(bench)).toMatchObject([{ receipt: screen.receipt, change: screen.change }]);
});

test('in the language of the customer', async () => {
  const bench = withPrinter().ready();
  bench.send({ kind: 'language', language: 'ru' });
  await bench.buy(1).drop(1);
  expect(slips(bench)).toMatchObject([{ language: 'ru' }]);
});

test('another language on the screen prints nothing anew', async () => {
  const bench = await withPrinter().ready().buy(1).drop(1);
  bench.send({ kind: 'language', language: 'en' });
  bench.send({ kind: 'reach', on: true });
  expect(prints(bench)).toHaveLength(1);
});

test('change that is owed stands on it with its code, the one on record', async () => {
  const bench = withNotes();
  bench.insert(500);
  bench.pulseDone();
  await bench.clock.advance(DELAYS.settleMs);
  expect(slips(bench)).toMatchObject([
    {
      kind: 'receipt',
      change: { amountTiyn: 5_000, claimCode: claimCode(SALE) },
      receipt: { cashTiyn: 50_000, qrPaymentId: null },
    },
  ]);
  expect(bench.ledger()).toMatchObject([{ owedTiyn: 5_000, claimCode: claimCode(SALE) }]);
});

test('change that is kept has no code on it', async () => {
  const bench = withNotes({ change: 'donate' });
  bench.insert(500);
  bench.pulseDone();
  await bench.clock.advance(DELAYS.settleMs);
  expect(slips(bench)).toMatchObject([{ kind: 'receipt', change: { amountTiyn: 5_000, claimCode: null } }]);
});

test('it does not come out: the screen says everything, for as long as without a printer', async () => {
  const bench = await withPrinter().ready().buy(1).drop(1);
  failed(bench);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'failed', receipt: { amountTiyn: PRICE } });
  await bench.clock.advance(DELAYS.successMs - 1);
  expect(bench.screen.name).toBe('success');
  await bench.clock.advance(1);
  expect(bench.screen.name).toBe('idle');
});

test('the printer never says what became of it: the screen goes in its time all the same', async () => {
  const bench = await withPrinter().ready().buy(1).drop(1);
  await bench.clock.advance(DELAYS.successMs);
  expect(bench.screen.name).toBe('idle');
});

test('a failure after the paper is out takes nothing back', async () => {
  const bench = await withPrinter().ready().buy(1).drop(1);
  printed(bench);
  failed(bench);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'printed' });
});
