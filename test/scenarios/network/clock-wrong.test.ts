import { expect, test } from 'vitest';
import { text } from '../../../app/messages/text.ts';
import type { KaspiClient } from '../../../main/payments/kaspi/client.ts';
import { makeIntermediate, makeRoot } from '../../../sandbox/pki/authority.ts';
import { generateRsaPair } from '../../../sandbox/pki/key-pair.ts';
import { issueServerCertificate } from '../../../sandbox/pki/leaf.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import {
  openStubService,
  stubClient,
  type StubIdentity,
  type StubService,
} from '../../support/network/stub-service.ts';
import forge from 'node-forge';

/*
 * The TLS engine reads the machine's real clock, which no test can move. So the certificates move: to one that is issued
 * a year from now this machine's clock is a year behind.
 */
const harness = withNetwork();
const YEAR_MS = 365 * 24 * 3_600_000;
const LEAF_YEARS = 5;

interface Authority {
  readonly caPem: readonly string[];
  server(issuedAtMs: number): Promise<StubIdentity>;
}

async function authority(issuedAtMs: number): Promise<Authority> {
  const date = new Date(issuedAtMs);
  const root = makeRoot(await generateRsaPair(), date);
  const intermediate = makeIntermediate(root, await generateRsaPair(), date);
  const pem = (certificate: forge.pki.Certificate): string => forge.pki.certificateToPem(certificate);
  return {
    caPem: [pem(root.certificate), pem(intermediate.certificate)],
    async server(serverMs): Promise<StubIdentity> {
      const keys = await generateRsaPair();
      const leaf = issueServerCertificate(intermediate, keys, new Date(serverMs));
      return { chainPem: pem(leaf) + pem(intermediate.certificate), keyPem: keys.privatePem };
    },
  };
}

async function open(
  identity: StubIdentity,
  caPem: readonly string[],
): Promise<{ stub: StubService; client: KaspiClient }> {
  const stub = await openStubService(identity, caPem.join(''));
  const { client, agent } = stubClient(stub, caPem, { clock: harness.clock });
  harness.afterwards(async () => {
    agent.destroy();
    await stub.close();
  });
  return { stub, client };
}

test('a year behind: the configured authority begins in the future, so the clock is wrong', async () => {
  const bank = await authority(Date.now() + YEAR_MS);
  const { client } = await open(await bank.server(Date.now() + YEAR_MS), bank.caPem);
  const date = new Date(harness.clock.wallMs()).toISOString().slice(0, 10);
  const answered = await client.ping();
  expect(answered).toMatchObject({
    ok: false,
    error: { action: 'retry', problem: { reason: 'clock-wrong', parameters: { date } } },
  });
  if (!answered.ok)
    expect(text('ru', 'problem.clock-wrong.technician', answered.error.problem.parameters)).toContain(date);
});

test('a year ahead, after an answer with the service’s time: the clock is wrong', async () => {
  const bank = await authority(Date.now() - 6 * YEAR_MS);
  const { stub, client } = await open(await bank.server(Date.now() - YEAR_MS), bank.caPem);
  expect((await client.ping()).ok).toBe(true);
  stub.present(await bank.server(Date.now() - (LEAF_YEARS + 1) * YEAR_MS));
  harness.clock.jumpWall(YEAR_MS);
  await stub.hangUp();
  expect(await client.ping()).toMatchObject({
    ok: false,
    error: { code: 'CERT_HAS_EXPIRED', problem: { reason: 'clock-wrong' } },
  });
});

test('an expired server and a plausible clock: the server is not trusted, the date is shown', async () => {
  const bank = await authority(Date.now() - 6 * YEAR_MS);
  const { client } = await open(await bank.server(Date.now() - (LEAF_YEARS + 1) * YEAR_MS), bank.caPem);
  const answered = await client.ping();
  const date = new Date(harness.clock.wallMs()).toISOString().slice(0, 10);
  expect(answered).toMatchObject({
    ok: false,
    error: { code: 'CERT_HAS_EXPIRED', problem: { reason: 'server-untrusted', parameters: { date } } },
  });
});

test('a server certificate from the future alone does not prove a wrong clock', async () => {
  const bank = await authority(Date.now() - YEAR_MS);
  const { client } = await open(await bank.server(Date.now() + YEAR_MS), bank.caPem);
  expect(await client.ping()).toMatchObject({
    ok: false,
    error: { code: 'CERT_NOT_YET_VALID', problem: { reason: 'server-untrusted' } },
  });
});

test('a wrong clock alone stops nothing', async () => {
  const provider = await harness.warmProvider();
  for (const jump of [-2 * YEAR_MS, 4 * YEAR_MS]) {
    harness.clock.jumpWall(jump);
    expect(await provider.ping()).toMatchObject({ ok: true });
  }
});
