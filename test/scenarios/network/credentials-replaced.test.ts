import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAgent, retireAgent } from '../../../main/payments/https/agent.ts';
import { exchange } from '../../../main/payments/https/transport.ts';
import { loadCredentials } from '../../../main/payments/kaspi/credentials.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();

test('the request in flight gets its answer on the old connection, which then closes; the idle ones close at once', async () => {
  const credentials = loadCredentials(harness.standard());
  if (!credentials.ok) throw new Error('no credentials');
  const agent = openAgent(credentials.value.tls, { clock: harness.clock });
  const ping = {
    method: 'GET',
    url: new URL(`${harness.lineUrl}/health/ping`),
    headers: {},
    body: null,
    timeoutMs: 5_000,
  } as const;
  harness.line.hold();
  const two = [exchange(agent, ping), exchange(agent, ping)];
  await until(() => harness.line.accepted === 2);
  harness.line.release();
  await Promise.all(two);
  expect(harness.line.open).toBe(2);

  harness.line.hold();
  const inFlight = exchange(agent, ping);
  await until(() => harness.line.heldBytes > 0);
  retireAgent(agent);
  await until(() => harness.line.open === 1);
  harness.line.release();
  expect(await inFlight).toMatchObject({ ok: true, value: { status: 200, warm: true } });
  await until(() => harness.line.open === 0);
});

test('a certificate’s files change between two connects: a sale goes over to the new connection', async () => {
  const pfxFile = join(harness.directory, 'changing.pfx');
  const passphraseFile = join(harness.directory, 'changing-passphrase');
  copyFileSync(harness.sandbox.files.pfx, pfxFile);
  copyFileSync(harness.sandbox.files.passphrase, passphraseFile);
  const provider = await harness.warmProvider({ settings: { certificate: { pfxFile, passphraseFile } } });
  harness.line.hold();
  const created = provider.createPurchase(order);
  await until(() => harness.line.heldBytes > 0);
  // The same passphrase, written by another editor: other bytes.
  writeFileSync(passphraseFile, `\uFEFF${readFileSync(passphraseFile, 'utf8').trim()}\r\n`);
  const connecting = provider.connect();
  await until(() => harness.line.accepted === 2);
  harness.line.release();
  expect(await created).toMatchObject({ ok: true });
  expect(await connecting).toMatchObject({ ok: true });
  await until(() => harness.line.open === 1);
});
