import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bootId, STORM_STARTS } from '../../main/watchdog/start-record.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { Kiosk } from '../support/kiosk/kiosk.ts';
import { knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

test('after five sudden ends the kiosk starts without devices, says so, and answers to five touches', async ({
  bank,
  relay,
  kiosks,
}) => {
  await kiosks.prepare({ change: withPins });
  const { dataDirectory, configFile } = kiosks.folder;
  await mkdir(dataDirectory, { recursive: true });
  const start = `${String(Date.now())} ${bootId()}\n`;
  writeFileSync(join(dataDirectory, 'starts'), start.repeat(STORM_STARTS));
  // Only a supervisor starts a program again and again.
  const kiosk = await Kiosk.start({ dataDirectory, config: configFile, env: { SAUDA_SUPERVISED: '1' } });
  try {
    await kiosk.waitReason('out-of-service', 'starts-failed');
    expect(await kiosk.technicianSentence()).toContain('5');
    await knock(kiosk);
    await typePin(kiosk, SERVICE.technician.pin);
    await waitStep(kiosk, 'home');
    await press(kiosk, 'home-system');
    await waitStep(kiosk, 'system');
    expect(relay.bytes()).toEqual([]);
    expect(bank.requests).toEqual([]);
  } finally {
    await kiosk.close();
  }
});
