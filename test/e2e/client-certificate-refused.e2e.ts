import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAlertingServer } from '../support/foreign-bank/alerting-server.ts';
import type { ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

test('a gateway that refuses the certificate with a TLS alert: named, and not mistaken for silence', async ({
  banks,
  kiosks,
}) => {
  const gateway = await openAlertingServer(banks.own);
  try {
    const { baseUrl } = gateway;
    await kiosks.prepare({
      change: (config) => {
        const { kaspi } = config['payment'] as { kaspi: ConfigTree };
        return { ...config, payment: { kaspi: { ...kaspi, baseUrl } } };
      },
    });
    await copyFile(banks.other.clients.latin.pfx, join(kiosks.folder.directory, 'certs', 'certfile.pfx'));
    const kiosk = await kiosks.start();
    await kiosk.waitReason('out-of-service', 'client-certificate-refused');
    expect(await kiosk.technicianSentence()).toMatch(/alert/i);
  } finally {
    await gateway.close();
  }
});
