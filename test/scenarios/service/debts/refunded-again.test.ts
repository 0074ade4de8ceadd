import { expect, test } from 'vitest';
import { ok } from '../../../../app/result.ts';
import { tiyn } from '../../../../app/money/money.ts';
import { BINDING, PRICE, sale } from '../../../unit/journal/history.ts';
import { DebtsHarness } from '../../../support/harness/debts-harness.ts';

const direct = { binding: BINDING, refundWay: 'direct' } as const;
const owing = (settings: object = direct): DebtsHarness => new DebtsHarness(sale('debt', 'a', '15'), settings);

/** The bank's details before the refund. */
function answerDetails(machine: DebtsHarness, refundableTiyn: number): void {
  machine.send({
    kind: 'details-answered',
    saleId: 'a',
    qrPaymentId: '15',
    result: ok({ refundableTiyn: tiyn(refundableTiyn), totalTiyn: tiyn(PRICE) }),
  });
}

test('the bank gives the debt back at once, and the debt is settled by it', () => {
  const machine = owing().at('technician').look('a');
  expect(machine.door.chosen?.refund).toEqual({ amountTiyn: PRICE });
  machine.refund(PRICE);
  expect(machine.door.chosen).toMatchObject({ done: { kind: 'refunding' }, hindrance: 'under-way', refund: null });
  answerDetails(machine, PRICE);
  machine.send({ kind: 'refund-answered', saleId: 'a', qrPaymentId: '15', result: ok('77') });
  expect(machine.settled()).toEqual([{ kind: 'debt-settled', saleId: 'a', amountTiyn: PRICE, how: 'refund' }]);
  machine.answer();
  expect(machine.door.chosen).toMatchObject({ done: { kind: 'refunded' }, hindrance: 'paid' });
});

test('while the bank is asked nothing is paid by hand, and it is asked once', () => {
  const machine = owing().at('technician').look('a').refund(PRICE).refund(PRICE).pay(PRICE);
  expect(machine.settled()).toEqual([]);
  expect(machine.written.filter(({ kind }) => kind === 'refund-intended')).toHaveLength(1);
  expect(machine.crashes).toBe(0);
});

test('a collector pays out and asks no bank', () => {
  const machine = owing().at('collector').look('a').refund(PRICE);
  expect(machine.door.chosen?.refund).toBeNull();
  expect(machine.written.some(({ kind }) => kind === 'refund-intended')).toBe(false);
});

test('a contract that requires the customer uses the screen for the QR, with the debt recorded once', async () => {
  const machine = owing({ binding: BINDING, refundWay: 'with-customer' }).at('technician').look('a').refund(PRICE);
  expect(machine.effects.at(-1)).toMatchObject({ kind: 'ask-refund-qr', saleId: 'a' });
  await machine.clock.advance(1);
  machine.send({ kind: 'time-passed' });
  expect(machine.step).toBeNull();
  expect(machine.screen.name).toBe('refund');
  expect(machine.written.some(({ kind }) => kind === 'debt-recorded')).toBe(false);
});
