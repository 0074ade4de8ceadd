import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { problem } from '../../../app/problem.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];

test('with nothing inserted the sale ends and costs nothing', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.unplugAcceptor();
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'acceptor-lost', money: 'not-charged' });
});

test('with notes in the cassette, and the bank out of reach: they are owed', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.loseBank();
  harness.unplugAcceptor();
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'acceptor-lost', money: 'owed', amountTiyn: 50_000 });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

test('with notes in the cassette the rest can be paid by QR, and after an unpaid QR by another one', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.unplugAcceptor();
  expect(harness.screen).toMatchObject({
    name: 'cash',
    step: 'insert',
    billsTiyn: [],
    isAcceptorOut: true,
    ways: [{ id: 'qr' }],
  });
  harness.method('qr');
  harness.answerQr();
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({ name: 'cash', ways: [{ id: 'qr' }] });
  harness.method('qr');
  harness.answerQr('16');
  harness.send({
    kind: 'status-answered',
    saleId: 'sale-1',
    qrPaymentId: '16',
    result: { ok: true, value: { kind: 'processed' } },
  });
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 150_000, deliveredTiyn: 150_000, owedTiyn: 0 }]);
});

test('back before anything else happened: notes are accepted again', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.unplugAcceptor();
  harness.plugAcceptor();
  expect(harness.screen).toMatchObject({
    name: 'cash',
    step: 'insert',
    isAcceptorOut: false,
    billsTiyn: [50_000, 100_000],
  });
});

test('a fault that ends before the note comes to rest: the sale continues', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.unplugAcceptor();
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'leaving' });
  harness.plugAcceptor(false);
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'drawing' });
  harness.stacked(500);
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'insert', insertedTiyn: 50_000 });
});

test.each([
  ['the bank is there', false],
  ['the bank is out of reach', true],
])('the note that completes the price has gone in during a trouble, and %s: the product comes out', (_, isBankLost) => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  if (isBankLost) harness.loseBank();
  harness.escrow(500);
  harness.unplugAcceptor();
  harness.stacked(500);
  harness.pulseDone();
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000 }]);
});

test('a note on its way is awaited, and found in the stacker when the acceptor is back: the sale continues', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.unplugAcceptor();
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'leaving' });
  harness.send({ kind: 'bill-found', where: 'in-stacker' });
  harness.plugAcceptor();
  expect(harness.screen).toMatchObject({
    name: 'cash',
    step: 'insert',
    insertedTiyn: 50_000,
    billsTiyn: [50_000, 100_000],
  });
});

test('a customer who touched Cancel meanwhile gets the code, even if the price is completed', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.touch('cancel');
  harness.unplugAcceptor();
  harness.plugAcceptor(false);
  harness.stacked(500);
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
});

test('the relay fails too before the note comes to rest: owed, and the rest is not requested', () => {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.unplugAcceptor();
  harness.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'test' }) });
  harness.plugAcceptor(false);
  harness.stacked(500);
  expect(harness.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000 });
  expect(harness.count('pulse-relay')).toBe(0);
});

/** In the driver's order: the report of the note comes before the unit's own state. */
function cableOut(harness: CashHarness): void {
  harness.send({ kind: 'bill-doubtful' });
  harness.unplugAcceptor();
}

test('a note that is not found ends the wait with a code, and stays open until the acceptor reports it', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  cableOut(harness);
  await harness.clock.advance(60_000);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'bill-stuck',
    money: 'in-doubt',
    amountTiyn: 50_000,
    claimCode: expect.any(String),
  });
  await harness.clock.advance(DELAYS.billSearchMs - 60_001);
  expect(harness.ledger()).toMatchObject([{ state: 'unresolved' }]);
  harness.stacked(null, false);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000 }]);
  expect(harness.kinds()).not.toContain('orphan-recorded');
});

test('the acceptor does not return: the note needs a person’s decision', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  cableOut(harness);
  await harness.clock.advance(DELAYS.billSearchMs);
  expect(harness.kinds()).toContain('bill-doubtful');
});

test('the acceptor loses track of a note and stays in service: in doubt after a while', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.send({ kind: 'bill-doubtful' });
  await harness.clock.advance(60_000);
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'bill-stuck' });
  expect(harness.kinds()).toContain('bill-doubtful');
  harness.stacked(500, false);
  // It has turned up: received, and owed under the code that the customer has.
  expect(harness.kinds()).not.toContain('orphan-recorded');
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});
