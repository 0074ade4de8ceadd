import { afterAll, describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { hasMethod, KASPI_SCHEMES, type KaspiMethodName } from '../../../app/payment/kaspi/methods.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { RemoteInvoice } from '../../../app/payment/kaspi/invoice.ts';
import type { Result } from '../../../app/result.ts';
import { read } from '../../contract/repository.ts';
import { METHOD_NAMES, PHONE, PROOFS } from '../../support/sandbox/method-proofs.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox({ strict: true });
describe.each(KASPI_SCHEMES)('%s, in strict mode', (scheme) => {
  const has = METHOD_NAMES.filter((name) => hasMethod(scheme, name));
  const lacks = METHOD_NAMES.filter((name) => !hasMethod(scheme, name));

  test.each(has)('%s', async (name) => {
    const kiosk = { scheme, phone: harness.sandbox.phone, ...(await harness.registered(scheme)) };
    const before = harness.sandbox.requests().length;
    await PROOFS[name](kiosk);
    expect(harness.methodsSince(before)).toContain(name);
  });

  test.each(lacks)('%s does not exist in this scheme and is not sent', async (name) => {
    const { client, token } = await harness.registered(scheme);
    const before = harness.sandbox.requests().length;
    const calls: Partial<Record<KaspiMethodName, () => Promise<Result<unknown, PaymentFailure>>>> = {
      'return/create': () => client.createReturn(token),
      'return/status': () => client.returnStatus('1'),
      'return/operations': () => client.returnOperations(token, '1'),
      'payment/details': () => client.paymentDetails(token, '1'),
      'payment/return': () => client.returnPayment(token, '1', tiyn(100)),
      'remote/client-info': () => client.clientName(token, PHONE),
      'remote/create': () => client.createInvoice(token, tiyn(100), PHONE),
      'remote/cancel': () => client.cancelInvoice(token, new RemoteInvoice('1')),
    };
    expect(await calls[name]?.()).toMatchObject({ ok: false, error: { action: 'final', code: 'SCHEME' } });
    expect(harness.sandbox.requests().length).toBe(before);
  });
});

test('each contract has its own kind of refund', async () => {
  const standard = await harness.registered('standard');
  expect(await standard.client.returnPayment(standard.token, '1', tiyn(100))).toMatchObject({
    ok: false,
    error: { code: 'SCHEME' },
  });
  const enhanced = await harness.registered('enhanced');
  expect(await enhanced.client.returnToCustomer(enhanced.token, '1', '1', tiyn(100))).toMatchObject({
    ok: false,
    error: { code: 'SCHEME' },
  });
});

test('resources/docs/payments.md has the same table', () => {
  const rows = [...read('resources/docs/payments.md').matchAll(/^\| `([a-z/-]+)` \|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
  const table = rows.map(([, name = '', ...cells]) => [name, ...cells.map((cell) => cell.includes('✓'))]);
  const expected = METHOD_NAMES.map((name) => [name, ...KASPI_SCHEMES.map((scheme) => hasMethod(scheme, name))]);
  expect(table).toEqual(expected);
});

afterAll(() => {
  expect(harness.sandbox.violations()).toEqual([]);
});
