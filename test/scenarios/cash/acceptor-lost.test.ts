import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { problem } from '../../../app/problem.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];

test('with nothing inserted the sale ends and costs nothing', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'acceptor-lost', money: 'not-charged' });
});

test('with notes in the cassette, and the bank out of reach: they are owed', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.loseBank();
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'acceptor-lost', money: 'owed', amountTiyn: 50_000 });
  expect(bench.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
});

test('with notes in the cassette the rest can be paid by QR, and after a QR that came to nothing by another one', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({
    name: 'cash',
    step: 'insert',
    billsTiyn: [],
    isAcceptorOut: true,
    canPayRest: true,
  });
  bench.method('qr');
  bench.answerQr();
  bench.touch('cancel');
  expect(bench.screen).toMatchObject({ name: 'cash', canPayRest: true });
  bench.method('qr');
  bench.answerQr('16');
  bench.send({
    kind: 'status-answered',
    saleId: 'sale-1',
    qrPaymentId: '16',
    result: { ok: true, value: { kind: 'processed' } },
  });
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 150_000, deliveredTiyn: 150_000, owedTiyn: 0 }]);
});

test('back before anything else was done: notes go on', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.unplugAcceptor();
  bench.plugAcceptor();
  expect(bench.screen).toMatchObject({
    name: 'cash',
    step: 'insert',
    isAcceptorOut: false,
    billsTiyn: [50_000, 100_000],
  });
});

test('a trouble that is over before the note has come to rest: the sale goes on', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'leaving' });
  bench.plugAcceptor(false);
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'drawing' });
  bench.stacked(500);
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'insert', insertedTiyn: 50_000 });
});

test.each([
  ['the bank is there', false],
  ['the bank is out of reach', true],
])('the note that completes the price has gone in during a trouble, and %s: the product comes out', (_, isBankLost) => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  if (isBankLost) bench.loseBank();
  bench.escrow(500);
  bench.unplugAcceptor();
  bench.stacked(500);
  bench.pulseDone();
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000 }]);
});

test('a note on its way is waited for, and found in the stacker when the acceptor is back: the sale goes on', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.unplugAcceptor();
  expect(bench.screen).toMatchObject({ name: 'cash', step: 'leaving' });
  bench.send({ kind: 'bill-found', where: 'in-stacker' });
  bench.plugAcceptor();
  expect(bench.screen).toMatchObject({
    name: 'cash',
    step: 'insert',
    insertedTiyn: 50_000,
    billsTiyn: [50_000, 100_000],
  });
});

test('who has touched Cancel meanwhile gets the code, whatever completes the price', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.touch('cancel');
  bench.unplugAcceptor();
  bench.plugAcceptor(false);
  bench.stacked(500);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
});

test('the relay goes as well before the note has come to rest: owed, and nobody is asked for the rest', () => {
  const bench = new CashBench({ catalogue: dear }).ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.unplugAcceptor();
  bench.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'test' }) });
  bench.plugAcceptor(false);
  bench.stacked(500);
  expect(bench.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000 });
  expect(bench.count('pulse-relay')).toBe(0);
});

/** In the driver's order: what it knows of the note comes before what has become of the unit. */
function cableOut(bench: CashBench): void {
  bench.send({ kind: 'bill-doubtful' });
  bench.unplugAcceptor();
}

test('a note that nobody finds again ends the wait with a code, and stays open until the acceptor has spoken', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  cableOut(bench);
  await bench.clock.advance(60_000);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'bill-stuck',
    money: 'in-doubt',
    amountTiyn: 50_000,
    claimCode: expect.any(String),
  });
  await bench.clock.advance(DELAYS.billSearchMs - 60_001);
  expect(bench.ledger()).toMatchObject([{ state: 'unresolved' }]);
  bench.stacked(null, false);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000 }]);
  expect(bench.kinds()).not.toContain('orphan-recorded');
});

test('the acceptor stays away: a person has to look', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  cableOut(bench);
  await bench.clock.advance(DELAYS.billSearchMs);
  expect(bench.kinds()).toContain('bill-doubtful');
});

test('the acceptor has lost sight of a note and stays in service: in doubt after a while', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.send({ kind: 'bill-doubtful' });
  await bench.clock.advance(60_000);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'bill-stuck' });
  expect(bench.kinds()).toContain('bill-doubtful');
  bench.stacked(500, false);
  expect(bench.kinds()).toContain('orphan-recorded');
});
