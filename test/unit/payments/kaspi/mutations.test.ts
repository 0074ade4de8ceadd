import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutatedAnswers } from '../mutated-answers.ts';
import { purchaseStatusOf } from '../../../../app/payment/kaspi/status.ts';
import {
  decodeCreatedLink,
  decodeCreatedQr,
  decodeDeviceToken,
  decodeStatus,
  decodeTradePoints,
} from '../../../../main/payments/kaspi/answers.ts';
import { readAnswer } from '../../../../main/payments/kaspi/call.ts';
import { decodeEnvelope } from '../../../../main/payments/kaspi/codec.ts';
import {
  decodeClientName,
  decodeCreatedReturn,
  decodeDetails,
  decodeInvoice,
  decodeOperations,
  decodeReturned,
} from '../../../../main/payments/kaspi/return-answers.ts';

const DECODERS = [
  decodeTradePoints,
  decodeDeviceToken,
  decodeCreatedQr,
  decodeCreatedLink,
  decodeStatus,
  decodeCreatedReturn,
  decodeOperations,
  decodeDetails,
  decodeReturned,
  decodeClientName,
  decodeInvoice,
];

/** True answers of several methods, none of them about a paid purchase. */
const ANSWERS = [
  ...['Wait', 'QrTokenCreated', 'Error', 'Expired', 'Thinking'].map(
    (status) => `{"StatusCode":0,"Message":"OK","Data":{"Status":"${status}"}}`,
  ),
  '{"StatusCode":0,"Message":"OK","Data":{"QrToken":"512369037","ExpireDate":"2020-01-16T10:30:00+06","QrPaymentId":15,"PaymentMethods":["Gold"],"QrPaymentBehaviorOptions":{"StatusPollingInterval":5}}}',
  '{"StatusCode":0,"Data":[{"QrPaymentId":900077110,"TransactionDate":"2021-12-08T11:35:48.1566667","Amount":1.00}]}',
  '{"Data":{"QrPaymentId":501020796,"TotalAmount":11.00,"AvailableReturnAmount":11.00,"TransactionDate":"2021-11-3T11:55:14.166+06:00"},"StatusCode":0}',
  '{"StatusCode":-99000006,"Message":"Ошибка возврата"}',
  '<html><head><title>502 Bad Gateway</title></head></html>',
];

/** What the client makes of an answer about a purchase. */
function isPaid(status: number, body: string): boolean {
  const read = readAnswer('bank', { status, body }, decodeStatus);
  return read.ok && purchaseStatusOf(read.value).kind === 'processed';
}

test('100,000 mutated answers never crash a decoder and never turn into "paid"', () => {
  fc.assert(
    fc.property(mutatedAnswers(ANSWERS), (body) => {
      if (isPaid(200, body)) throw new Error('paid');
      const envelope = decodeEnvelope(body);
      if (!envelope.ok) return;
      for (const decode of DECODERS)
        if (typeof decode(envelope.value.data).ok !== 'boolean') throw new Error('no result');
    }),
    { numRuns: 100_000 },
  );
});

/** Answers with a payment in them that are none. */
const NOT_PAID = [
  [200, '{"StatusCode":-999,"Data":{"Status":"Processed"}}'],
  [200, '{"StatusCode":"-999","Message":"Processed","Data":{"Status":"Processed"}}'],
  [500, '{"StatusCode":0,"Data":{"Status":"Processed"}}'],
  [302, '{"StatusCode":0,"Data":{"Status":"Processed"}}'],
  [200, '{"Data":{"Status":"Processed"}}'],
  [200, '{"StatusCode":0,"Status":"Processed"}'],
  [200, '{"StatusCode":0,"Data":{"Status":"Processed","status":"Wait"}}'],
  [200, '{"StatusCode":0,"Data":[{"Status":"Processed"}]}'],
  [200, '{"StatusCode":0,"Data":{"Status":"NotProcessed"}}'],
  [200, '{"StatusCode":0.5,"Data":{"Status":"Processed"}}'],
  [502, '<html>Processed</html>'],
] as const;

test.each(NOT_PAID)('HTTP %i %s is not paid', (status, body) => {
  expect(isPaid(status, body)).toBe(false);
});

test('no mutation of a paid answer’s code or HTTP status leaves "paid"', () => {
  expect(isPaid(200, '{"StatusCode":0,"Data":{"Status":"Processed"}}')).toBe(true);
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 100, max: 599 }), (code, status) => {
      const isFine = code === 0 && status >= 200 && status <= 299;
      expect(isPaid(status, `{"StatusCode":${String(code)},"Data":{"Status":"Processed"}}`)).toBe(isFine);
    }),
    { numRuns: 5_000 },
  );
});
