import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAlertingServer } from '../../support/foreign-bank/alerting-server.ts';
import { makeBankPki } from '../../support/foreign-bank/pki.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();

test('a gateway ends the handshake with an alert: the client certificate is named as the reason', async () => {
  const pki = await makeBankPki(join(harness.directory, 'foreign'));
  const server = await openAlertingServer(pki);
  harness.afterwards(() => server.close());
  expect(readFileSync(pki.rootCa, 'utf8')).not.toBe(readFileSync(harness.sandbox.files.rootCa, 'utf8'));
  const provider = harness.coldProvider({
    settings: { baseUrl: server.baseUrl, caFiles: [pki.rootCa, pki.intermediateCa] },
  });
  expect(await provider.connect()).toMatchObject({
    ok: false,
    error: { action: 'retry', problem: { reason: 'client-certificate-refused' } },
  });
});
