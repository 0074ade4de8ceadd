import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePki } from '../../../sandbox/pki/material.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { openTlsGateway } from '../../support/network/tls-gateway.ts';

const harness = withNetwork();

test('another host, a prefix before the path, another authority: a sale works; the bank’s authority alone does not', async () => {
  const pki = await makePki(new Date());
  const gateway = await openTlsGateway(pki, harness.sandbox, '/bank/kaspi');
  harness.afterwards(() => gateway.close());
  const rootCa = join(harness.directory, 'gateway-ca.crt');
  writeFileSync(rootCa, pki.rootPem);

  const provider = await harness.warmProvider({ settings: { baseUrl: `${gateway.baseUrl}/`, caFiles: [rootCa] } });
  const created = await provider.createPurchase(order);
  if (!created.ok) throw new Error('no purchase');
  expect(await provider.purchaseStatus(created.value.qrPaymentId)).toMatchObject({ ok: true });
  expect(gateway.paths.every((path) => path.startsWith('/bank/kaspi/r2/v01/'))).toBe(true);
  expect(created.value.qrPaymentId).toBe(harness.sandbox.purchases().at(-1)?.id);

  const mistrustful = harness.coldProvider({ settings: { baseUrl: gateway.baseUrl } });
  expect(await mistrustful.connect()).toMatchObject({ ok: false, error: { problem: { reason: 'server-untrusted' } } });
});
