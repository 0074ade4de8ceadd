import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { problem } from '../../../app/problem.ts';
import { CreditBench } from '../../support/harness/credit-harness.ts';

const CHANGE = { amountTiyn: 5_000, claimCode: claimCode('sale-1') };

/** 50 tenge of change, and water chosen for it and for notes. */
async function toppingUp(method: 'cash' | 'qr'): Promise<CreditBench> {
  const bench = await new CreditBench().withChange();
  bench.more();
  bench.chooseFor('water');
  bench.method(method, 'sale-2');
  expect(bench.loop.view().frame.credit).toBeNull();
  return bench;
}

test('Cancel while a note is drawn in: the note is owed under the new code, and the change under the old one, both on the screen', async () => {
  const bench = await toppingUp('cash');
  bench.escrow(500);
  bench.touch('cancel');
  bench.stacked(500);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'cash-not-used',
    amountTiyn: 50_000,
    claimCode: claimCode('sale-2'),
  });
  expect(bench.loop.view().frame.credit).toEqual(CHANGE);
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 5_000 },
    { saleId: 'sale-2', owedTiyn: 50_000 },
  ]);
});

test('the change is as it was, and still buys what it is enough for, also when the code was read for a long time', async () => {
  const bench = await toppingUp('qr');
  bench.answerQr();
  bench.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'failed', name: 'QrTokenDiscarded' } },
  });
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'payment-declined' });
  expect(bench.loop.view().frame.credit).toEqual(CHANGE);
  await bench.clock.advance(DELAYS.claimMs - 1);
  bench.touch('done');
  await bench.clock.advance(DELAYS.creditMs - 1);
  expect(bench.loop.view().frame.credit).toEqual(CHANGE);
  bench.chooseFor('gum', 'sale-3');
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 0 },
    { saleId: 'sale-2', owedTiyn: 0 },
    { saleId: 'sale-3', owedTiyn: 1_000 },
  ]);
});

test('who goes away from the failed one leaves the change owed, and the next customer has none', async () => {
  const bench = await toppingUp('cash');
  bench.escrow(500);
  bench.touch('cancel');
  bench.stacked(500);
  await bench.clock.advance(DELAYS.claimMs);
  expect(bench.screen.name).toBe('idle');
  expect(bench.loop.view().frame.credit).toBeNull();
});

test('a note that nobody can find: its code, and that of the change', async () => {
  const bench = await toppingUp('cash');
  bench.escrow(500);
  bench.send({ kind: 'bill-doubtful' });
  await bench.clock.advance(DELAYS.billMs);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'bill-stuck', claimCode: claimCode('sale-2') });
  expect(bench.loop.view().frame.credit).toEqual(CHANGE);
});

test('the relay is lost before any note: nothing new is owed, and the code of the change stays long enough to be written down', async () => {
  const bench = await toppingUp('cash');
  bench.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'test' }) });
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'relay-lost', claimCode: null });
  expect(bench.loop.view().frame.credit).toEqual(CHANGE);
  await bench.clock.advance(DELAYS.claimMs - 1);
  expect(bench.screen.name).toBe('error');
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 5_000 },
    { saleId: 'sale-2', owedTiyn: 0 },
  ]);
});

test('a code for the rest that is paid after Cancel, when the change has bought something else: no word of change', async () => {
  const bench = await toppingUp('qr');
  bench.answerQr();
  bench.touch('cancel');
  expect(bench.loop.view().frame.credit).toEqual(CHANGE);
  bench.chooseFor('gum', 'sale-3');
  bench.pulseDone();
  bench.touch('done');
  bench.send({
    kind: 'status-answered',
    saleId: 'sale-2',
    qrPaymentId: '15',
    result: { ok: true, value: { kind: 'processed' } },
  });
  expect(bench.ledger()).toMatchObject([
    { saleId: 'sale-1', owedTiyn: 0 },
    { saleId: 'sale-2', owedTiyn: 40_000 },
    { saleId: 'sale-3', owedTiyn: 1_000 },
  ]);
  expect(bench.loop.view().frame.credit).toBeNull();
});
