import { expect, test } from 'vitest';
import type { KaspiClient } from '../../../main/payments/kaspi/client.ts';
import { makePki } from '../../../sandbox/pki/material.ts';
import { openStubService, stubClient, type StubService } from '../../support/network/stub-service.ts';
import { tiyn } from '../../../app/money/money.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();

async function open(): Promise<{ stub: StubService; client: KaspiClient }> {
  const pki = await makePki(new Date());
  const stub = await openStubService(
    { chainPem: pki.serverPem + pki.intermediatePem, keyPem: pki.serverKeyPem },
    pki.rootPem + pki.intermediatePem,
  );
  const { client, agent } = stubClient(stub, [pki.rootPem, pki.intermediatePem], { own: pki.client });
  harness.afterwards(async () => {
    agent.destroy();
    await stub.close();
  });
  return { stub, client };
}

test('a server that renegotiates keys on a kept connection succeeds, between request and answer', async () => {
  const { stub, client } = await open();
  expect((await client.ping()).ok).toBe(true);
  stub.renegotiation = 'new-keys';
  expect((await client.ping()).ok).toBe(true);
  // Its body is sent during the renegotiation; the stub's answer is no purchase, but it is an answer.
  expect(await client.createQr('token', tiyn(45_000))).toMatchObject({ ok: false, error: { code: 'HTTP 200' } });
  stub.renegotiation = 'none';
  expect((await client.ping()).ok).toBe(true);
  expect(stub.connections).toBe(1);
});

test('a gateway that requests the client certificate after it has read the path gets it', async () => {
  const { stub, client } = await open();
  stub.renegotiation = 'ask-for-certificate';
  expect((await client.ping()).ok).toBe(true);
  expect(stub.callers).toEqual(['localhost']);
  expect(stub.connections).toBe(1);
});
