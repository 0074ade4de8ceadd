import { expect, it } from 'vitest';
import { codeRequest, done, withByFly } from './harness.ts';

const byFly = withByFly();
const OWN_LIMIT_MS = 300_000;

async function payment(): Promise<string> {
  const { qrPaymentId } = done(await byFly().provider.createPurchase(codeRequest()));
  byFly().clock.advance(1500);
  return qrPaymentId;
}

const CALLS = {
  'payment/init': () => byFly().provider.createPurchase(codeRequest({ externalId: 'SALE-2' })),
  'payment/kaspi': () => byFly().provider.createPurchase(codeRequest({ externalId: 'SALE-3' })),
  'payment/status': (id) => byFly().provider.purchaseStatus(id),
  'payment/cancel': (id) => byFly().provider.cancelPurchase(id),
  'payment/details': (id) => byFly().provider.purchaseDetails(id),
} as const satisfies Readonly<Record<string, (id: string) => Promise<unknown>>>;
type Call = keyof typeof CALLS;
const ALL = Object.keys(CALLS) as Call[];

it.each(ALL.flatMap((call) => [[call, 401] as const, [call, 403] as const]))(
  '%s answered by %i switches payments off, and the next answer is believed again',
  async (call, httpStatus) => {
    const { clock, service } = byFly();
    const id = await payment();
    service.faults.next(call, { kind: 'http', httpStatus, body: '{"success":false,"message":"Invalid token"}' });
    const refused = { action: 'payments-off', problem: { reason: 'api-key-refused' } };
    expect(await CALLS[call](id)).toMatchObject({ ok: false, error: refused });
    clock.advance(1500);
    expect(await CALLS[call](id)).toMatchObject({ ok: true });
  },
);

it.each(
  ALL.filter((call) => call !== 'payment/cancel').flatMap((call) => [
    [call, 'a page'] as const,
    [call, '10 MB'] as const,
  ]),
)('%s answered by %s at HTTP 200 is no answer', async (call, what) => {
  const { service } = byFly();
  const id = await payment();
  const page = { kind: 'http', httpStatus: 200, body: '<html>Sign in</html>' } as const;
  service.faults.next(call, what === 'a page' ? page : { kind: 'padded', bytes: 10_485_760 });
  expect(await CALLS[call](id)).toMatchObject({ ok: false, error: { action: 'retry' } });
});

it('a page in place of every answer about a withdrawal leaves it under way', async () => {
  const { provider, service } = byFly();
  const id = await payment();
  const page = { kind: 'http', httpStatus: 200, body: '<html>Sign in</html>' } as const;
  service.faults.next('payment/details', page);
  expect(await provider.cancelPurchase(id)).toEqual({ ok: true, value: { kind: 'cancelling' } });
});

it('expires_at within the five minutes is the limit', async () => {
  const { clock, provider, service } = byFly();
  done(await provider.connect());
  // By the service's clock.
  const nowMs = clock.wallMs() - (provider.clockOffsetMs() ?? 0);
  const value = new Date(nowMs + OWN_LIMIT_MS / 2).toISOString();
  service.faults.next('payment/init', {
    kind: 'reworded',
    find: '"expires_at":',
    put: `"expires_at":"${value}","was":`,
  });
  const { scanTimeoutMs } = done(await provider.createPurchase(codeRequest()));
  expect(scanTimeoutMs).toBeGreaterThan(OWN_LIMIT_MS / 3);
  expect(scanTimeoutMs).toBeLessThan(OWN_LIMIT_MS);
});

it.each([['"soon"'], ['null'], ['1796000000'], ['"2001-01-01T00:00:00Z"'], ['"2099-01-01T00:00:00Z"']])(
  'expires_at %s is replaced by our own limit',
  async (value) => {
    const { provider, service } = byFly();
    service.faults.next('payment/init', {
      kind: 'reworded',
      find: '"expires_at":',
      put: `"expires_at":${value},"was":`,
    });
    expect(done(await provider.createPurchase(codeRequest())).scanTimeoutMs).toBe(OWN_LIMIT_MS);
  },
);

it.each([['"1 000"'], ['"1e4"'], ['-1'], ['1e400'], ['"NaN"'], ['{"value":10000}']])(
  'paid_amount %s is no money that has come in, and no word that nothing has',
  async (value) => {
    const { provider, service } = byFly();
    const id = await payment();
    const data = `{"transaction_id":"${id}","status":"paid","amount":10100,"paid_amount":${value}}`;
    service.faults.next('payment/status', { kind: 'http', httpStatus: 200, body: `{"success":true,"data":${data}}` });
    expect(await provider.purchaseStatus(id)).toMatchObject({ ok: false, error: { action: 'retry' } });
  },
);

it.each([
  ['"PAID?","paid_amount":null', 'unknown'],
  ['"paid","paid_amount":null', 'unknown'],
  ['"paid","paid_amount":0', 'unknown'],
  ['"processed","paid_amount":0', 'unknown'],
  ['""', 'unknown'],
])('the state %s is neither paid nor failed', async (said, kind) => {
  const { provider, service } = byFly();
  const id = await payment();
  const data = `{"transaction_id":"${id}","amount":10100,"status":${said}}`;
  service.faults.next('payment/status', { kind: 'http', httpStatus: 200, body: `{"success":true,"data":${data}}` });
  expect(await provider.purchaseStatus(id)).toMatchObject({ ok: true, value: { kind } });
});

it('a transaction in another currency is not shown', async () => {
  const { provider, service } = byFly();
  service.faults.next('payment/init', { kind: 'reworded', find: '"KZT"', put: '"USD"' });
  expect(await provider.createPurchase(codeRequest())).toMatchObject({ ok: false, error: { action: 'retry' } });
});
