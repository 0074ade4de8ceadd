import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invoiceStatusOf } from '../../../../app/payment/apipay/invoice.ts';
import {
  decodeInvoice,
  decodeInvoices,
  decodeRefund,
  decodeRefunds,
} from '../../../../main/payments/apipay/answers.ts';
import { readWebAnswer } from '../../../../main/payments/web/web-call.ts';
import { mutatedAnswers } from '../mutated-answers.ts';

/** True answers, none of them about a paid invoice. */
const ANSWERS = [
  ...['pending', 'processing', 'cancelling', 'cancelled', 'expired', 'error', 'thinking'].map(
    (status) => `{"id":42,"status":"${status}","amount":"450.00","external_order_id":"15"}`,
  ),
  '{"id":42,"kaspi_invoice_id":"13234689513","kaspi_qr_token":"abc123","payment_url":"https://kaspi.kz/pay/1","amount":"10000.00","status":"pending","created_at":"2025-01-31T12:00:00Z"}',
  '{"data":[{"id":1,"status":"pending","amount":"1.00"},{"id":2,"status":"expired"}]}',
  '{"data":[{"id":7,"amount":"200.00","status":"completed"},{"id":8,"amount":"1.00","status":"failed"}]}',
  '{"message":"Unauthenticated."}',
  '<html><head><title>502 Bad Gateway</title></head></html>',
];

function isPaid(status: number, body: string): boolean {
  const read = readWebAnswer('apipay', { status, body });
  const invoice = read.ok ? decodeInvoice(read.value.json) : null;
  return invoice?.ok === true && invoiceStatusOf(invoice.value).kind === 'processed';
}

test('100,000 mutated answers never crash a decoder and never turn into "paid"', () => {
  fc.assert(
    fc.property(mutatedAnswers(ANSWERS), (body) => {
      if (isPaid(200, body)) throw new Error('paid');
      const read = readWebAnswer('apipay', { status: 200, body });
      if (!read.ok) return;
      for (const decode of [decodeInvoices, decodeRefund, decodeRefunds])
        if (typeof decode(read.value.json).ok !== 'boolean') throw new Error('no result');
    }),
    { numRuns: 100_000 },
  );
});

test.each([
  [402, '{"id":42,"status":"paid","amount":"450.00"}'],
  [500, '{"id":42,"status":"paid","amount":"450.00"}'],
  [302, '{"id":42,"status":"paid","amount":"450.00"}'],
  [200, '{"status":"paid","amount":"450.00"}'],
  [200, '{"id":42,"status":"paid","amount":"450.00","currency":"USD"}'],
  [200, '{"id":42,"status":"paid","amount":"many"}'],
  [200, '{"id":42,"status":"paid","status":"pending","amount":"450.00"}'],
  [200, '{"id":42,"status":"unpaid","amount":"450.00"}'],
  [200, '[{"id":42,"status":"paid","amount":"450.00"}]'],
  [200, '{"id":42,"status":["paid"],"amount":"450.00"}'],
])('HTTP %i %s is not paid', (status, body) => {
  expect(isPaid(status, body)).toBe(false);
});

test.each(['{"id":42,"status":"paid","amount":"450.00"}', '{"invoice":{"ID":"42","Status":"PAID","amount":4.5E+2}}'])(
  '%s is paid',
  (body) => {
    expect(isPaid(200, body)).toBe(true);
  },
);
