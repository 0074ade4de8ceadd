import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../../support/windowless/windowless-test.ts';
import { RelayLine } from '../../support/lines/relay-line.ts';

test('a contact that was left closed is opened even if payments fail', async ({ kiosks }) => {
  const left = await RelayLine.open({ initiallyOn: [2, 5] });
  try {
    expect(left.isAllOff()).toBe(false);
    await kiosks.prepare({
      change: (config) => ({ ...config, peripherals: { relay: { driver: 'lcus', port: left.path } } }),
    });
    await rm(join(kiosks.folder.directory, 'certs', 'certfile.pfx'));
    const kiosk = await kiosks.start();
    await kiosk.waitReason('out-of-service', 'certificate-missing');
    await expect.poll(() => left.isAllOff()).toBe(true);
    await kiosk.logged('relay-ready');
    await kiosk.close();
  } finally {
    await left.dispose();
  }
});
