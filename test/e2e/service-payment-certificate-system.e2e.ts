import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

const NEW_PIN = '4826';

test('payment service, certificate and system: asked, chosen, given up and registered, and a PIN that counts at once', async ({
  kiosks,
  bank,
}) => {
  const kiosk = await kiosks.open({ change: withPins });
  const { page } = kiosk;
  await knock(kiosk);
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');

  await press(kiosk, 'home-payment');
  await waitStep(kiosk, 'payment');
  await expect(page.locator('[data-fact=answer]')).toHaveAttribute('data-level', 'works');
  await press(kiosk, 'payment-list');
  await expect(page.locator('[data-fact=point-12]')).toContainText('Ауэзова, 65');
  await press(kiosk, 'close-list');
  const device = page.locator('[data-fact=device]');
  await hold(kiosk, 'payment-give-up');
  await expect(device).toHaveAttribute('data-level', 'attention');
  expect(bank.requestsOf('device/delete')).toHaveLength(1);
  await press(kiosk, 'payment-register');
  await expect(device).toHaveAttribute('data-level', 'works');
  await press(kiosk, 'back');

  await press(kiosk, 'home-certificate');
  await waitStep(kiosk, 'certificate');
  await expect(page.locator('[data-fact=certificate]')).toHaveAttribute('data-level', 'works');
  await expect(page.locator('[data-fact=source]')).toContainText('certfile.pfx');
  await press(kiosk, 'back');

  await press(kiosk, 'home-system');
  await waitStep(kiosk, 'system');
  await press(kiosk, 'doctor');
  await expect(page.locator('[data-fact=doctor-versions]')).toHaveAttribute('data-level', 'works');
  await expect(page.locator('[data-fact=doctor-configuration]')).toContainText(kiosks.folder.configFile);
  await press(kiosk, 'doctor-close');
  await press(kiosk, 'change-pin-collector');
  await typePin(kiosk, NEW_PIN);
  await typePin(kiosk, SERVICE.technician.pin);
  await expect(page.locator('.notice[data-kind=fault]')).toBeVisible();
  await typePin(kiosk, NEW_PIN);
  await typePin(kiosk, NEW_PIN);
  await expect(page.locator('.notice[data-kind=good]')).toBeVisible();
  const text = await readFile(kiosks.folder.configFile, 'utf8');
  expect(text).not.toContain(SERVICE.collector.hash);
  await press(kiosk, 'leave');
  await kiosk.waitScreen('idle');
  await knock(kiosk);
  await typePin(kiosk, NEW_PIN);
  await waitStep(kiosk, 'home');
  const lines = (await kiosk.wholeLog()).map(({ event, facts }) => `${event} ${JSON.stringify(facts)}`);
  expect(lines.filter((line) => line.includes(NEW_PIN))).toEqual([]);
});
