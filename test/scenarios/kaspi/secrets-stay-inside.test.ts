import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();

test('secrets quoted by the bank do not reach the public screen', async () => {
  const provider = harness.provider();
  expect((await provider.connect()).ok).toBe(true);
  const passphrase = readFileSync(harness.sandbox.files.passphrase, 'utf8').trim();
  harness.sandbox.faults.next('qr/create', {
    kind: 'status',
    statusCode: 990000018,
    message: `passphrase ${passphrase} refused`,
  });
  const created = await provider.createPurchase({ externalId: 'order-1', amountTiyn: tiyn(45_050) });
  expect(created).toMatchObject({
    ok: false,
    error: { problem: { parameters: { message: 'passphrase ••• refused' } } },
  });

  harness.sandbox.faults.next('health/ping', { kind: 'status', statusCode: -999, message: passphrase });
  expect(await provider.ping()).toMatchObject({ ok: false, error: { problem: { parameters: { message: '•••' } } } });
  harness.sandbox.faults.next('payment/status', { kind: 'status', statusCode: -999, message: passphrase });
  expect(await provider.purchaseStatus('15')).toMatchObject({
    ok: false,
    error: { problem: { parameters: { message: '•••' } } },
  });
  harness.sandbox.faults.next('health/ping', { kind: 'status', statusCode: -999, message: passphrase });
  expect(await provider.connect()).toMatchObject({ ok: false, error: { problem: { parameters: { message: '•••' } } } });
});
