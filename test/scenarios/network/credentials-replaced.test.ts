import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAgent, retireAgent } from '../../../main/payments/kaspi/agent.ts';
import { exchange } from '../../../main/payments/kaspi/transport.ts';
import { loadCredentials } from '../../../main/payments/kaspi/credentials.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const bench = withNetwork();

test('the request in flight gets its answer on the old connection, which then closes; the idle ones close at once', async () => {
  const credentials = loadCredentials(bench.standard());
  if (!credentials.ok) throw new Error('no credentials');
  const agent = openAgent(credentials.value.tls, { clock: bench.clock });
  const ping = {
    method: 'GET',
    url: new URL(`${bench.lineUrl}/health/ping`),
    headers: {},
    body: null,
    timeoutMs: 5_000,
  } as const;
  bench.line.hold();
  const two = [exchange(agent, ping), exchange(agent, ping)];
  await until(() => bench.line.accepted === 2);
  bench.line.release();
  await Promise.all(two);
  expect(bench.line.open).toBe(2);

  bench.line.hold();
  const inFlight = exchange(agent, ping);
  await until(() => bench.line.heldBytes > 0);
  retireAgent(agent);
  await until(() => bench.line.open === 1);
  bench.line.release();
  expect(await inFlight).toMatchObject({ ok: true, value: { status: 200, warm: true } });
  await until(() => bench.line.open === 0);
});

test('a certificate’s files change between two connects: a sale goes over to the new connection', async () => {
  const pfxFile = join(bench.directory, 'changing.pfx');
  const passphraseFile = join(bench.directory, 'changing-passphrase');
  copyFileSync(bench.sandbox.files.pfx, pfxFile);
  copyFileSync(bench.sandbox.files.passphrase, passphraseFile);
  const provider = await bench.warmProvider({ settings: { certificate: { pfxFile, passphraseFile } } });
  bench.line.hold();
  const created = provider.createPurchase(order);
  await until(() => bench.line.heldBytes > 0);
  // The same passphrase, written by another editor: other bytes.
  writeFileSync(passphraseFile, `\uFEFF${readFileSync(passphraseFile, 'utf8').trim()}\r\n`);
  const connecting = provider.connect();
  await until(() => bench.line.accepted === 2);
  bench.line.release();
  expect(await created).toMatchObject({ ok: true });
  expect(await connecting).toMatchObject({ ok: true });
  await until(() => bench.line.open === 1);
});
