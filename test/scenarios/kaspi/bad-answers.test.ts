import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();
const order = { externalId: 'order-1', amountTiyn: tiyn(45_050) };

async function connected(): Promise<ReturnType<typeof harness.provider>> {
  const provider = harness.provider();
  expect((await provider.connect()).ok).toBe(true);
  return provider;
}

test('HTML does not count as an answer', async () => {
  const provider = await connected();
  harness.sandbox.faults.next('qr/create', { kind: 'html-502' });
  expect(await provider.createPurchase(order)).toMatchObject({
    ok: false,
    error: { action: 'retry', problem: { reason: 'payments-unavailable', parameters: { code: 'HTTP 502' } } },
  });
});

test.each([
  [-999, 'retry'],
  [-10000, 'payments-off'],
  [-1501, 'register-again'],
  [-1502, 'register-again'],
  [-990000002, 'payments-off'],
  [990000018, 'payments-off'],
  [9900000026, 'payments-off'],
  [9900000028, 'refuse-sale'],
  [990000028, 'refuse-sale'],
  [123456, 'refuse-sale'],
])('code %i leads to %s', async (statusCode, action) => {
  const provider = await connected();
  harness.sandbox.faults.next('qr/create', { kind: 'status', statusCode, message: 'text' });
  expect(await provider.createPurchase(order)).toMatchObject({ ok: false, error: { action } });
});

test('a purchase unknown to the service', async () => {
  const provider = await connected();
  expect(await provider.purchaseStatus('1')).toMatchObject({
    ok: false,
    error: { action: 'purchase-unknown', code: '-1601' },
  });
});

test('the cable is unplugged and plugged in again', async () => {
  const provider = await connected();
  harness.sandbox.faults.unplug();
  const lost = await provider.ping();
  expect(lost).toMatchObject({ ok: false, error: { action: 'retry' } });
  harness.sandbox.faults.plug();
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test('one open connection serves the whole sale', async () => {
  const provider = await connected();
  const before = harness.sandbox.requests().length;
  const created = await provider.createPurchase(order);
  if (!created.ok) throw new Error('no purchase');
  expect(await provider.purchaseStatus(created.value.qrPaymentId)).toMatchObject({
    ok: true,
    value: { kind: 'created' },
  });
  expect((await harness.sandbox.phone.scan(created.value.qrPaymentId)).ok).toBe(true);
  expect(await provider.purchaseStatus(created.value.qrPaymentId)).toMatchObject({
    ok: true,
    value: { kind: 'scanned' },
  });
  expect((await harness.sandbox.phone.confirm(created.value.qrPaymentId)).ok).toBe(true);
  expect(await provider.purchaseStatus(created.value.qrPaymentId)).toMatchObject({
    ok: true,
    value: { kind: 'processed' },
  });
  const kiosk = harness.sandbox
    .requests()
    .slice(before)
    .filter((entry) => entry.line === 'kiosk');
  expect(new Set(kiosk.map((entry) => entry.connection)).size).toBe(1);
  expect(harness.sandbox.purchases().at(-1)).toMatchObject({ amountTiyn: 45_050, externalId: 'order-1' });
  expect(created.value.qrPaymentId).toBe(harness.sandbox.purchases().at(-1)?.id);
});
