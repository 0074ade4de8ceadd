import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { byFlyStatus } from '../../../../app/payment/byfly/transaction.ts';
import { byFlyDecoders, decodeData } from '../../../../main/payments/byfly/answers.ts';
import { readWebAnswer } from '../../../../main/payments/web/web-call.ts';
import { mutatedAnswers } from '../mutated-answers.ts';

/** What the customer was to pay, in every answer below. */
const TOTAL = tiyn(1_010_000);

const ANSWERS = [
  ...['pending', 'processing', 'cancelled', 'failed', 'paid'].map(
    (status) =>
      `{"success":true,"data":{"transaction_id":"ABC","status":"${status}","amount":10100,"paid_amount":0,"remaining_amount":10100}}`,
  ),
  '{"success":true,"data":{"transaction_id":"ABC","status":"partially_paid","amount":10100,"paid_amount":96,"remaining_amount":10004}}',
  '{"success":true,"message":"x","data":{"transaction_id":"ABC","amount":10000,"currency":"KZT","status":"pending","expires_at":"2025-12-24 15:30:00"}}',
  '{"success":false,"message":"Номер телефона обязателен","errors":{"phone":"Field is required"}}',
  '<html><head><title>502 Bad Gateway</title></head></html>',
];
const DECODERS = [byFlyDecoders('tenge'), byFlyDecoders('tiyn')];

function isPaid(status: number, body: string): boolean {
  const read = readWebAnswer('byfly', { status, body });
  const data = read.ok ? decodeData(read.value.json) : null;
  if (data?.ok !== true || !('data' in data.value)) return false;
  const state = byFlyDecoders('tenge').state(data.value.data);
  return state.ok && byFlyStatus(state.value, TOTAL).kind === 'processed';
}

/** The numbers and the word of an answer, read without the product. */
function saidBy(body: string): { readonly paid: number; readonly remaining: number | null; readonly word: string } {
  const lowered: unknown = JSON.parse(body.toLowerCase());
  const data: unknown = typeof lowered === 'object' && lowered !== null && 'data' in lowered ? lowered.data : null;
  const said = typeof data === 'object' && data !== null ? new Map(Object.entries(data)) : new Map<string, unknown>();
  const remaining = said.get('remaining_amount') ?? null;
  // What is no amount of money was not told.
  const isTold = /^-?\d+(\.\d{1,2})?$/.test(String(remaining));
  return {
    paid: Number(said.get('paid_amount') ?? 0),
    remaining: isTold ? Number(remaining) : null,
    word: String(said.get('status')),
  };
}

/** A mutation that writes the whole amount into the answer, and no other number or word against it, has changed what was said. */
function saysPaid(body: string): boolean {
  try {
    const { paid, remaining, word } = saidBy(body);
    const isEnded = ['cancelled', 'failed', 'paid'].includes(word);
    return paid * 100 >= TOTAL && (remaining === null ? isEnded : remaining <= 0);
  } catch {
    return false;
  }
}

test('100,000 mutated answers never crash a decoder and never turn into "paid"', () => {
  fc.assert(
    fc.property(mutatedAnswers(ANSWERS), (body) => {
      if (isPaid(200, body) && !saysPaid(body)) throw new Error('paid');
      const read = readWebAnswer('byfly', { status: 200, body });
      if (!read.ok) return;
      for (const decoders of DECODERS)
        for (const decode of [decoders.initiated, decoders.offered, decoders.state])
          if (typeof decode(read.value.json).ok !== 'boolean') throw new Error('no result');
    }),
    { numRuns: 100_000 },
  );
});

const paid = (more: string): string => `{"success":true,"data":{"transaction_id":"ABC",${more}}}`;

test.each([
  [500, paid('"status":"paid","amount":10100,"paid_amount":10100')],
  [200, '{"success":false,"data":{"transaction_id":"ABC","status":"paid","amount":10100,"paid_amount":10100}}'],
  [200, paid('"status":"paid","amount":10100')],
  [200, paid('"status":"paid","amount":10100,"paid_amount":9600')],
  [200, paid('"status":"paid","amount":10100,"paid_amount":10100,"currency":"RUB"')],
  [200, paid('"status":"paid","amount":10100,"paid_amount":10100,"paid_amount":0')],
  [200, paid('"status":"paid","amount":96,"paid_amount":96')],
  // Numbers that contradict each other, or the word.
  [200, paid('"status":"partially_paid","amount":10100,"paid_amount":9e6,"remaining_amount":10004')],
  [200, paid('"status":"paid","amount":10100,"paid_amount":10100,"remaining_amount":10100')],
  [200, paid('"status":"partially_paid","amount":10100,"paid_amount":10100')],
  [200, paid('"status":"processing","amount":10100,"paid_amount":10100,"remaining_amount":null')],
])('HTTP %i %s is not paid', (status, body) => {
  expect(isPaid(status, body)).toBe(false);
});

test.each([
  paid('"status":"paid","amount":10100,"paid_amount":10100'),
  paid('"status":"cancelled","amount":"10100.00","paid_amount":"10100.00"'),
  paid('"status":"paid","amount":10100,"paid_amount":20200'),
  paid('"status":"paid","amount":10100,"paid_amount":20200,"remaining_amount":-10100'),
  paid('"status":"paid","amount":10100,"paid_amount":20200,"remaining_amount":0'),
  paid('"status":"partially_paid","amount":10100,"paid_amount":10100,"remaining_amount":0'),
  // A remainder that is no amount of money, such as a difference of floating-point numbers, is one that was not told.
  paid('"status":"paid","amount":10100,"paid_amount":10100,"remaining_amount":1e-13'),
  paid('"status":"paid","amount":10100,"paid_amount":10100,"remaining_amount":""'),
])('%s is paid', (body) => {
  expect(isPaid(200, body)).toBe(true);
});

test.each([
  ['partially_paid', 96, 10_004, { kind: 'part-paid', amountTiyn: 9600, isOpen: true }],
  ['partially_paid', 96, null, { kind: 'part-paid', amountTiyn: 9600, isOpen: true }],
  // The service forgives a part, and a transaction that has ended gets nothing more.
  ['paid', 9700, 0, { kind: 'part-paid', amountTiyn: 970_000, isOpen: false }],
  ['cancelled', 96, 0, { kind: 'part-paid', amountTiyn: 9600, isOpen: false }],
  ['partially_paid', 9600, 10_004, { kind: 'unknown', name: 'partially_paid' }],
  ['partially_paid', 96, 0, { kind: 'unknown', name: 'partially_paid' }],
  ['cancelled', 96, 4, { kind: 'unknown', name: 'cancelled' }],
])('%s with %s in and %s to come is %j', (status, paidTenge, remainingTenge, kind) => {
  const state = {
    transactionId: 'ABC',
    status,
    amountTiyn: TOTAL,
    paidTiyn: tiyn(paidTenge * 100),
    remainingTiyn: remainingTenge === null ? null : tiyn(remainingTenge * 100),
  };
  expect(byFlyStatus(state, TOTAL)).toEqual(kind);
});
