import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { problem } from '../../../app/problem.ts';
import { CreditHarness } from '../../support/harness/carried-change-harness.ts';

const CHANGE = { amountTiyn: 5_000, claimCode: claimCode('sale-1') };

/** 50 tenge of change, and water chosen for it and for notes. */
async function toppingUp(method: 'cash' | 'qr'): Promise<CreditHarness> {
  const harness = await new CreditHarness().withChange();
  harness.more();
  harness.chooseFor('water');
  harness.method(method, 'sale-2');
  expect(harness.loop.view().frame.carriedChange).toBeNull();
  return harness;
}

test('Cancel while a note is drawn in: the note is owed under the new code, and the change under the old one, both on the screen', async () => {
  const harness = await toppingUp('cash');
  harness.escrow(500);
  harness.touch('cancel');
  harness.stacked(500);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'cash-not-used',
    amountTiyn: 50_000,
    claimCode: claimCode('sale-2'),
  });
  expect(harness.loop.view().frame.carriedChange).toEqual(CHANGE);
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 5_000 },
    { saleId: 'sale-2', owedTiyn: 50_000 },
  ]);
});

test('the change is unchanged and still pays for a product, even after the code was shown for a long time', async () => {
  const harness = await toppingUp('qr');
  harness.answerQr();
  harness.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'failed', name: 'QrTokenDiscarded' } },
  });
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'payment-declined' });
  expect(harness.loop.view().frame.carriedChange).toEqual(CHANGE);
  await harness.clock.advance(DELAYS.claimMs - 1);
  harness.touch('done');
  await harness.clock.advance(DELAYS.carriedChangeMs - 1);
  expect(harness.loop.view().frame.carriedChange).toEqual(CHANGE);
  harness.chooseFor('gum', 'sale-3');
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 0 },
    { saleId: 'sale-2', owedTiyn: 0 },
    { saleId: 'sale-3', owedTiyn: 1_000 },
  ]);
});

test('after the customer leaves the failed sale the change is owed, and not offered to the next customer', async () => {
  const harness = await toppingUp('cash');
  harness.escrow(500);
  harness.touch('cancel');
  harness.stacked(500);
  await harness.clock.advance(DELAYS.claimMs);
  expect(harness.screen.name).toBe('idle');
  expect(harness.loop.view().frame.carriedChange).toBeNull();
});

test('a note that is not found: its code, and that of the change', async () => {
  const harness = await toppingUp('cash');
  harness.escrow(500);
  harness.send({ kind: 'bill-doubtful' });
  await harness.clock.advance(DELAYS.billMs);
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'bill-stuck', claimCode: claimCode('sale-2') });
  expect(harness.loop.view().frame.carriedChange).toEqual(CHANGE);
});

test('the relay is lost before any note: no new debt, and the code of the change is shown long enough to be written down', async () => {
  const harness = await toppingUp('cash');
  harness.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'test' }) });
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'relay-lost', claimCode: null });
  expect(harness.loop.view().frame.carriedChange).toEqual(CHANGE);
  await harness.clock.advance(DELAYS.claimMs - 1);
  expect(harness.screen.name).toBe('error');
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 5_000 },
    { saleId: 'sale-2', owedTiyn: 0 },
  ]);
});

test('a code for the rest paid after Cancel, when the change has paid for another product: the screen names no change', async () => {
  const harness = await toppingUp('qr');
  harness.answerQr();
  harness.touch('cancel');
  expect(harness.loop.view().frame.carriedChange).toEqual(CHANGE);
  harness.chooseFor('gum', 'sale-3');
  harness.pulseDone();
  harness.touch('done');
  harness.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'processed' } },
  });
  expect(harness.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 0 },
    { saleId: 'sale-2', owedTiyn: 40_000 },
    { saleId: 'sale-3', owedTiyn: 1_000 },
  ]);
  expect(harness.loop.view().frame.carriedChange).toBeNull();
});
