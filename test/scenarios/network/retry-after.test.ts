import { expect, test } from 'vitest';
import { MAX_RETRY_AFTER_MS, ServicePause } from '../../../main/payments/https/retry-after.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();
const start = withKiosk();

function busy(httpStatus: number, retryAfter: string, more: Record<string, string> = {}): Fault {
  return { kind: 'http', httpStatus, headers: { 'Retry-After': retryAfter, ...more } };
}

/** Both in one hour that is not this one: only their distance counts. */
const ASKED = new Date(Date.UTC(2031, 0, 1, 12, 0, 0)).toUTCString();
const LATER = new Date(Date.UTC(2031, 0, 1, 12, 0, 20)).toUTCString();

test.each([
  ['429 and seconds', busy(429, '20'), 20_000],
  ['503 and seconds', busy(503, '20'), 20_000],
  ['seconds with decimals', busy(429, '20.0'), 20_000],
  ['seconds from two gateways', busy(503, '5, 20'), 20_000],
  ['a date', busy(503, LATER, { Date: ASKED }), 20_000],
  ['a day', busy(429, '86400'), MAX_RETRY_AFTER_MS],
  ['longer than any number of seconds', busy(429, '9'.repeat(400)), MAX_RETRY_AFTER_MS],
])('%s: nothing at all is asked until then', async (_what, fault, pauseMs) => {
  const provider = await harness.warmProvider();
  const created = await provider.createPurchase(order);
  if (!created.ok) throw new Error('no purchase');
  const { qrPaymentId } = created.value;
  harness.sandbox.faults.next('payment/status', fault);
  expect(await provider.purchaseStatus(qrPaymentId)).toMatchObject({ ok: false, error: { action: 'retry' } });
  const asked = harness.kioskRequests().length;
  await harness.clock.advance(pauseMs - 1_000);
  for (const answer of [
    await provider.purchaseStatus(qrPaymentId),
    await provider.ping(),
    await provider.createPurchase(order),
    await provider.purchaseDetails(qrPaymentId),
  ])
    expect(answer).toMatchObject({ ok: false, error: { action: 'retry', code: 'RETRY-AFTER', notSentForMs: 1_000 } });
  expect(harness.kioskRequests().length).toBe(asked);
  await harness.clock.advance(1_000);
  expect(await provider.purchaseStatus(qrPaymentId)).toMatchObject({ ok: true });
});

test.each([
  ['200', { kind: 'headers', headers: { 'Retry-After': '20' } } as const],
  ['nonsense', busy(429, 'soon')],
  ['less than nothing', busy(503, '-5')],
  ['an exponent', busy(429, '1e9')],
  ['the past', busy(503, ASKED, { Date: LATER })],
])('Retry-After with %s changes nothing', async (_what, fault) => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', fault);
  expect((await provider.ping()).ok).toBe(fault.kind === 'headers');
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test('of two pauses that answers on their way ask for, the one that ends later counts, whichever comes last', () => {
  const pause = new ServicePause();
  pause.begin(60_000, 1_000);
  pause.begin(1_000, 1_500);
  expect(pause.leftMs(2_000)).toBe(59_000);
  pause.begin(90_000, 2_000);
  expect(pause.leftMs(2_000)).toBe(90_000);
  expect(pause.leftMs(92_000)).toBe(0);
});

test('a customer who chooses meanwhile waits, and gets the QR of the only purchase opened', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  const before = harness.sandbox.purchases().length;
  harness.sandbox.faults.next('qr/create', busy(429, '8'));
  await kiosk.choose('water');
  await until(() => kiosk.entries().some(({ kind }) => kind === 'purchase-unanswered'));
  await harness.pass(kiosk, 2_000);
  expect(kiosk.screen.name).toBe('preparing');
  expect(kiosk.entries().at(-1)).toMatchObject({ kind: 'purchase-refused', code: 'RETRY-AFTER' });
  expect(harness.sandbox.purchases().length).toBe(before);
  await harness.pass(kiosk, 7_500);
  await until(() => kiosk.screen.name === 'qr');
  expect(harness.sandbox.purchases().length).toBe(before + 1);
});
