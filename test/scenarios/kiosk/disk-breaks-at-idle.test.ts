import { afterEach, describe, expect, test } from 'vitest';
import { CAN_MOUNT, KioskOnBadDisk } from '../../support/journal/bad-disk.ts';

const kiosks: KioskOnBadDisk[] = [];
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.close();
});

async function start(): Promise<KioskOnBadDisk> {
  const kiosk = await KioskOnBadDisk.open();
  kiosks.push(kiosk);
  expect(await kiosk.tell('')).toMatchObject({ name: 'idle' });
  return kiosk;
}

const OUT_OF_SERVICE = { name: 'out-of-service', problem: { reason: 'journal-failed' } };

describe.runIf(CAN_MOUNT)('on a file system of its own', () => {
  test('the kernel turns the disk read-only at idle: out of service before the first touch', async () => {
    const kiosk = await start();
    await kiosk.tell('turn-read-only');
    expect(await kiosk.tell('pass-a-minute')).toMatchObject(OUT_OF_SERVICE);
    expect(await kiosk.tell('pass-a-minute')).toMatchObject(OUT_OF_SERVICE);
  });

  test('the disk answers EIO at idle: out of service before the first touch, and back by itself once it works', async () => {
    const kiosk = await start();
    await kiosk.tell('break');
    // The first check may find blocks that the disk has already.
    await kiosk.tell('pass-a-minute');
    expect(await kiosk.tell('pass-a-minute')).toMatchObject(OUT_OF_SERVICE);
    await kiosk.tell('mend');
    expect(await kiosk.tell('pass-a-minute')).toMatchObject({ name: 'idle' });
    expect(await kiosk.tell('buy')).toMatchObject({ name: 'qr' });
  });
});
