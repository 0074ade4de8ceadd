import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const bench = withSandbox();

test('a bank that quotes our secrets does not bring them onto the public screen', async () => {
  const provider = bench.provider();
  expect((await provider.connect()).ok).toBe(true);
  const passphrase = readFileSync(bench.sandbox.files.passphrase, 'utf8').trim();
  bench.sandbox.faults.next('qr/create', {
    kind: 'status',
    statusCode: 990000018,
    message: `passphrase ${passphrase} refused`,
  });
  const created = await provider.createPurchase({ externalId: 'order-1', amountTiyn: tiyn(45_050) });
  expect(created).toMatchObject({
    ok: false,
    error: { problem: { parameters: { message: 'passphrase ••• refused' } } },
  });

  bench.sandbox.faults.next('health/ping', { kind: 'status', statusCode: -999, message: passphrase });
  expect(await provider.ping()).toMatchObject({ ok: false, error: { problem: { parameters: { message: '•••' } } } });
  bench.sandbox.faults.next('payment/status', { kind: 'status', statusCode: -999, message: passphrase });
  expect(await provider.purchaseStatus('15')).toMatchObject({
    ok: false,
    error: { problem: { parameters: { message: '•••' } } },
  });
  bench.sandbox.faults.next('health/ping', { kind: 'status', statusCode: -999, message: passphrase });
  expect(await provider.connect()).toMatchObject({ ok: false, error: { problem: { parameters: { message: '•••' } } } });
});
