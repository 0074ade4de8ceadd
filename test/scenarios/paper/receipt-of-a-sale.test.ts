import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { PRICE, PURCHASE, SALE } from '../money/harness.ts';
import { failed, printed, prints, slips, withNotes, withPrinter } from './harness.ts';

test('printed once, after the screen is shown, and only when everything is dispensed', async () => {
  const harness = withPrinter({ contact: '+7 700 000 00 00' }).ready().buy(2);
  await harness.drop(1);
  expect(prints(harness)).toEqual([]);
  await harness.drop(1);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'printing' });
  expect(prints(harness)).toMatchObject([
    { number: 1, slip: { kind: 'receipt', change: null, contact: '+7 700 000 00 00' } },
  ]);
  expect(slips(harness)[0]).toMatchObject({
    receipt: { quantity: 2, amountTiyn: 2 * PRICE, cashTiyn: 0, qrPaymentId: PURCHASE },
  });
  expect(harness.order.lastIndexOf('view success')).toBeLessThan(harness.order.indexOf('effect print'));
  printed(harness);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'printed' });
  await harness.clock.advance(600_000);
  expect(prints(harness)).toHaveLength(1);
});

test('it has the content of the screen', async () => {
  const harness = await withPrinter().ready().buy(1).drop(1);
  const { screen } = harness;
  if (screen.name !== 'success') throw new Error(screen.name);
  expect(slips(harness)).toMatchObject([{ receipt: screen.receipt, change: screen.change }]);
});

test('in the language of the customer', async () => {
  const harness = withPrinter().ready();
  harness.send({ kind: 'language', language: 'ru' });
  await harness.buy(1).drop(1);
  expect(slips(harness)).toMatchObject([{ language: 'ru' }]);
});

test('another language on the screen prints no second receipt', async () => {
  const harness = await withPrinter().ready().buy(1).drop(1);
  harness.send({ kind: 'language', language: 'en' });
  harness.send({ kind: 'reach', on: true });
  expect(prints(harness)).toHaveLength(1);
});

test('owed change is on it with its recorded code', async () => {
  const harness = withNotes();
  harness.insert(500);
  harness.pulseDone();
  await harness.clock.advance(DELAYS.settleMs);
  expect(slips(harness)).toMatchObject([
    {
      kind: 'receipt',
      change: { amountTiyn: 5_000, claimCode: claimCode(SALE) },
      receipt: { cashTiyn: 50_000, qrPaymentId: null },
    },
  ]);
  expect(harness.ledger()).toMatchObject([{ owedTiyn: 5_000, claimCode: claimCode(SALE) }]);
});

test('kept change has no code on it', async () => {
  const harness = withNotes({ change: 'donate' });
  harness.insert(500);
  harness.pulseDone();
  await harness.clock.advance(DELAYS.settleMs);
  expect(slips(harness)).toMatchObject([{ kind: 'receipt', change: { amountTiyn: 5_000, claimCode: null } }]);
});

test('not printed: the screen shows everything, for as long as without a printer', async () => {
  const harness = await withPrinter().ready().buy(1).drop(1);
  failed(harness);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'failed', receipt: { amountTiyn: PRICE } });
  await harness.clock.advance(DELAYS.successMs - 1);
  expect(harness.screen.name).toBe('success');
  await harness.clock.advance(1);
  expect(harness.screen.name).toBe('idle');
});

test('the printer never reports its outcome: the screen ends in time', async () => {
  const harness = await withPrinter().ready().buy(1).drop(1);
  await harness.clock.advance(DELAYS.successMs);
  expect(harness.screen.name).toBe('idle');
});

test('a failure after the receipt was printed changes nothing', async () => {
  const harness = await withPrinter().ready().buy(1).drop(1);
  printed(harness);
  failed(harness);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'printed' });
});
