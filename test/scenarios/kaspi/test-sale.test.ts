import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { TestSaleStep } from '../../../app/payment/test-sale.ts';
import { isTestHost } from '../../../main/payments/kaspi/emulation.ts';
import type { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox({ strict: true, behaviour: { pollingIntervalS: 1 } });
const AMOUNT = tiyn(1_000);

async function run(provider: KaspiProvider, externalId: string) {
  const connected = await provider.connect();
  if (!connected.ok || provider.testSale === undefined) throw new Error(JSON.stringify(connected));
  const steps: TestSaleStep[] = [];
  const end = await provider.testSale.run({ externalId, amountTiyn: AMOUNT }, (step) => void steps.push(step));
  const purchase = harness.sandbox.purchases().find((one) => one.externalId === externalId);
  return { end, steps, status: purchase?.status };
}

test('a whole sale at a test host: paid, and given back where no customer is needed for it', async () => {
  const { end, steps } = await run(harness.provider({ ...harness.settings('enhanced'), deviceId: 'TEST-3' }), 'test-3');
  expect(steps).toEqual(['creating', 'scanning', 'confirming', 'refunding']);
  expect(end).toEqual({ kind: 'refunded' });
  expect(harness.sandbox.violations()).toEqual([]);
});

test('under a contract that wants the customer for a refund the sale ends with the payment', async () => {
  const { end, steps, status } = await run(harness.provider({ ...harness.standard(), deviceId: 'TEST-2' }), 'test-2');
  expect(steps).toEqual(['creating', 'scanning', 'confirming']);
  expect(end).toEqual({ kind: 'paid' });
  expect(status).toBe('Processed');
  expect(harness.sandbox.violations()).toEqual([]);
});

test('a step that the bank refuses is named, with the reason', async () => {
  harness.sandbox.faults.next('test/payment/confirm', { kind: 'status', statusCode: -999 });
  const { end } = await run(harness.provider({ ...harness.standard(), deviceId: 'TEST-4' }), 'test-4');
  expect(end).toMatchObject({ kind: 'failed', at: 'confirming' });
});

test('at a real host there is no test sale, and the customer’s requests are not sent by any way', async () => {
  const settings = { ...harness.standard(), baseUrl: 'https://qrapi-cert-ip.kaspi.kz/r3/v01' };
  expect(harness.provider(settings).testSale).toBeUndefined();
  const client = harness.client(settings);
  for (const emulation of ['scan', 'confirm'] as const)
    expect(await client.emulate(emulation, '15')).toMatchObject({ ok: false, error: { code: 'NO-TEST-HOST' } });
});

test.each([
  ['https://mtokentest.kaspi.kz:8544/r2/v01', true],
  ['https://localhost:8544/r2/v01', true],
  ['https://127.0.0.1:8544/r2/v01', true],
  ['https://mtoken.kaspi.kz:8544/r2/v01', false],
  ['https://qrapi-cert-ip.kaspi.kz/r3/v01', false],
  ['https://mtokentest.kaspi.kz.example/r2/v01', false],
  ['https://10.0.0.5:8544/r2/v01', false],
])('%s is a test host: %s', (baseUrl, expected) => {
  expect(isTestHost(baseUrl)).toBe(expected);
});
