import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { DoorLooks } from '../support/kiosk/door-pictures.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

const RESTART_WANTED = 10;

async function toSystem(kiosk: Kiosk): Promise<void> {
  await knock(kiosk);
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-system');
  await waitStep(kiosk, 'system');
}

/** Holds a button that restarts the program, and waits for its end. */
async function holdAndEnd(kiosk: Kiosk, action: string): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => {
    kiosk.app.process().once('exit', resolve);
  });
  await hold(kiosk, action).catch(() => undefined);
  return ended;
}

test('a configured machine becomes a demonstration and the machine again, and its bank, its relay and its books are left alone', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: withPins });
  const config = await readFile(kiosks.folder.configFile, 'utf8');
  await toSystem(kiosk);
  expect(await holdAndEnd(kiosk, 'demo-on')).toBe(RESTART_WANTED);
  const asked = bank.requestsOf('health/ping').length + bank.requestsOf('qr/create').length;

  const demo = await kiosks.start();
  await demo.waitScreen('idle');
  await expect(demo.page.locator('.demo')).toBeVisible();
  await waitOffersCash(demo);
  await demo.tapProduct('Су');
  await demo.waitScreen('payment');
  await demo.tap('Kaspi QR');
  await demo.waitScreen('qr');
  await demo.tap('Бас тарту');
  await demo.waitScreen('idle');
  await knock(demo);
  await typePin(demo, SERVICE.technician.pin);
  await waitStep(demo, 'home');
  await expect(demo.page.locator('[data-fact=config]')).toHaveAttribute('data-level', 'attention');
  await expect(demo.page.locator('[data-fact=certificate]')).toHaveAttribute('data-level', 'absent');
  await expect(demo.page.locator('.demo')).toBeVisible();
  const looks = new DoorLooks(demo, 'demo-');
  await looks.look('home');
  await press(demo, 'cure-config');
  await waitStep(demo, 'system');
  await expect(demo.page.locator('[data-fact=demo]')).toBeVisible();
  await looks.look('system');
  expect(looks.found).toEqual([]);
  expect(await holdAndEnd(demo, 'demo-off')).toBe(RESTART_WANTED);
  expect(bank.requestsOf('health/ping').length + bank.requestsOf('qr/create').length).toBe(asked);
  expect(relay.pulses()).toEqual([]);

  const machine = await kiosks.start();
  await machine.waitScreen('idle');
  await expect(machine.page.locator('.demo')).toHaveCount(0);
  expect(await machine.ledger()).toEqual([]);
  expect(await readFile(kiosks.folder.configFile, 'utf8')).toBe(config);
});
