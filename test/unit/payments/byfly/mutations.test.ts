import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { byFlyDecoders, byFlyStatus, decodeData } from '../../../../main/payments/byfly/answers.ts';
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

/** A mutation that writes so much money into the answer that it is paid by its numbers has changed what was said. */
function hasPaidNumber(body: string): boolean {
  const [, digits = '0'] = /paid_amount"?\s*:\s*"?(\d+)/i.exec(body) ?? [];
  return Number(digits) * 100 >= TOTAL;
}

test('100,000 mutated answers never crash a decoder and never turn into "paid"', () => {
  fc.assert(
    fc.property(mutatedAnswers(ANSWERS), (body) => {
      if (!hasPaidNumber(body)) expect(isPaid(200, body)).toBe(false);
      const read = readWebAnswer('byfly', { status: 200, body });
      if (!read.ok) return;
      for (const decoders of DECODERS)
        for (const decode of [decoders.initiated, decoders.offered, decoders.state])
          expect(typeof decode(read.value.json).ok).toBe('boolean');
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
])('HTTP %i %s is not paid', (status, body) => {
  expect(isPaid(status, body)).toBe(false);
});

test.each([
  paid('"status":"paid","amount":10100,"paid_amount":10100'),
  paid('"status":"cancelled","amount":"10100.00","paid_amount":"10100.00"'),
  paid('"status":"paid","amount":10100,"paid_amount":20200'),
])('%s is paid', (body) => {
  expect(isPaid(200, body)).toBe(true);
});
