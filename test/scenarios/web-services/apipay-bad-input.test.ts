import { expect, it } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { done, invoiceRequest, withApiPay } from './harness.ts';

const apiPay = withApiPay();
const OWN_LIMIT_MS = 300_000;
const PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 120_000;

async function invoice(): Promise<string> {
  return done(await apiPay().provider.createPurchase(invoiceRequest())).qrPaymentId;
}

const CALLS = {
  'invoices/create': () => apiPay().provider.createPurchase(invoiceRequest({ externalId: 'SALE-2' })),
  'invoices/get': (id) => apiPay().provider.purchaseStatus(id),
  'invoices/cancel': (id) => apiPay().provider.cancelPurchase(id),
  'invoices/refund': (id) => apiPay().provider.refund({ qrPaymentId: id, amountTiyn: tiyn(45_000), refundQrId: null }),
} as const satisfies Readonly<Record<string, (id: string) => Promise<unknown>>>;
type Call = keyof typeof CALLS;

const REVOKED = [
  [401, '{"message":"Unauthenticated."}', 'api-key-refused'],
  [403, '{"message":"Forbidden"}', 'api-key-refused'],
  [503, '{"error":"kaspi_session_invalid"}', 'service-session-ended'],
] as const;

it.each((Object.keys(CALLS) as Call[]).flatMap((call) => REVOKED.map((answer) => [call, ...answer] as const)))(
  '%s answered by %i %s switches payments off, and the next answer is believed again',
  async (call, ...answer) => {
    const [httpStatus, body, reason] = answer;
    const { service } = apiPay();
    const id = await invoice();
    if (call === 'invoices/refund') service.play(id, 'pay');
    service.faults.next(call, { kind: 'http', httpStatus, body });
    expect(await CALLS[call](id)).toMatchObject({ ok: false, error: { action: 'payments-off', problem: { reason } } });
    expect(await CALLS[call](id)).toMatchObject({ ok: true });
  },
);

it.each(
  (Object.keys(CALLS) as Call[]).flatMap(
    (call) =>
      [
        [call, 'a page'],
        [call, '10 MB'],
      ] as const,
  ),
)('%s answered by %s at HTTP 200 is no answer', async (call, what) => {
  const { service } = apiPay();
  const id = await invoice();
  if (call === 'invoices/refund') service.play(id, 'pay');
  const page = { kind: 'http', httpStatus: 200, body: '<html>Sign in</html>' } as const;
  const fault = what === 'a page' ? page : ({ kind: 'padded', bytes: 10_485_760 } as const);
  // The cancellation is asked about once more where its own answer says nothing.
  if (call === 'invoices/cancel') service.faults.next('invoices/get', fault);
  service.faults.next(call, fault);
  expect(await CALLS[call](id)).toMatchObject({ ok: false, error: { action: 'retry' } });
});

it.each([
  ['"soon"', OWN_LIMIT_MS],
  ['null', OWN_LIMIT_MS],
  ['1796000000', OWN_LIMIT_MS],
  ['{"date":"2026-11-30"}', OWN_LIMIT_MS],
  ['"2001-01-01T00:00:00Z"', OWN_LIMIT_MS],
  ['"2099-01-01T00:00:00Z"', OWN_LIMIT_MS],
  ['"2026-02-31T99:99:99"', OWN_LIMIT_MS],
])('expires_at %s is replaced by our own limit', async (value, expected) => {
  const { service } = apiPay();
  const answer = `{"id":42,"status":"processing","amount":"450.00","expires_at":${value}}`;
  service.faults.next('invoices/create', { kind: 'http', httpStatus: 201, body: answer });
  expect(done(await apiPay().provider.createPurchase(invoiceRequest())).scanTimeoutMs).toBe(expected);
});

it.each([
  ['"10000.00"', 'retry'],
  ['"45 000"', 'retry'],
  ['1e400', 'retry'],
  ['-450', 'retry'],
  ['"NaN"', 'retry'],
  ['"450.00","currency":"USD"', 'retry'],
])('an invoice with the amount %s may exist, and is not shown', async (value, action) => {
  const { provider, service } = apiPay();
  const body = `{"id":42,"status":"processing","amount":${value}}`;
  service.faults.next('invoices/create', { kind: 'http', httpStatus: 201, body });
  expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action } });
});

it.each([
  ['{"message":"Conflict"}'],
  ['{"error":"duplicate_order"}'],
  ['{"message":"external_order_id has already been taken"}'],
])('409 %s to an invoice means that the service has our number already, whatever its word', async (body) => {
  const { provider, service } = apiPay();
  service.faults.next('invoices/create', { kind: 'http', httpStatus: 409, body });
  expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action: 'retry' } });
});

it.each([408, 425])('%i in JSON decides nothing about the invoice', async (httpStatus) => {
  const { provider, service } = apiPay();
  service.faults.next('invoices/create', { kind: 'http', httpStatus, body: '{"message":"Request Timeout"}' });
  expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action: 'retry' } });
});

it('an answer with the invoice of another order is none to this one', async () => {
  const { provider, service } = apiPay();
  const body = '{"id":42,"status":"pending","amount":"450.00","external_order_id":"SALE-OF-ANOTHER-MACHINE"}';
  service.faults.next('invoices/create', { kind: 'http', httpStatus: 201, body });
  expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action: 'retry' } });
});

it.each([
  [409, '{"error":"already_paid"}'],
  [422, '{"message":"not_cancellable"}'],
  [400, '{"message":"The invoice is paid"}'],
])('a withdrawal that is refused with %i %s is answered by the invoice itself', async (httpStatus, body) => {
  const { provider, service } = apiPay();
  const id = await invoice();
  service.play(id, 'pay');
  service.faults.next('invoices/cancel', { kind: 'http', httpStatus, body });
  expect(await provider.cancelPurchase(id)).toEqual({ ok: true, value: { kind: 'processed', amountTiyn: 45_000 } });
});

it.each([['"PAID?"'], ['"processed"'], ['""'], ['"успешно"'], ['"paid "']])(
  'the state %s is neither paid nor failed',
  async (word) => {
    const { provider, service } = apiPay();
    const id = await invoice();
    const body = `{"id":${id},"status":${word},"amount":"450.00"}`;
    service.faults.next('invoices/get', { kind: 'http', httpStatus: 200, body });
    expect(await provider.purchaseStatus(id)).toMatchObject({ ok: true, value: { kind: 'unknown' } });
  },
);

it.each([
  ['7', 7_000],
  ['"7"', 7_000],
  ['6.2', 7_000],
  ['-5', PAUSE_MS],
  ['null', PAUSE_MS],
  ['"soon"', PAUSE_MS],
  ['1e9', PAUSE_MS],
  ['86400', LONGEST_PAUSE_MS],
])('retry_after %s of a 429 is a pause of %i ms', async (value, pauseMs) => {
  const { clock, provider, service } = apiPay();
  const id = await invoice();
  service.faults.next('invoices/get', { kind: 'http', httpStatus: 429, body: `{"retry_after":${value}}` });
  expect(await provider.purchaseStatus(id)).toMatchObject({ ok: false, error: { action: 'retry' } });
  clock.advance(pauseMs - 1);
  expect(await provider.purchaseStatus(id)).toMatchObject({ ok: false, error: { code: 'RETRY-AFTER' } });
  clock.advance(1);
  expect(await provider.purchaseStatus(id)).toMatchObject({ ok: true });
});
