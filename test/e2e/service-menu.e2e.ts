import { expect, test } from '../support/kiosk/kiosk-test.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import type { LogLine } from '../support/kiosk/kiosk-records.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins, WRONG_PIN } from '../support/kiosk/service-menu.ts';

test.use({ motion: true });

test('five touches, a wrong PIN, the right one from a USB keyboard, a door and back, and the machine sells again', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: withPins });
  await knock(kiosk);
  await waitStep(kiosk, 'pin');
  await typePin(kiosk, WRONG_PIN);
  await expect(kiosk.page.locator('.notice[data-kind=fault]')).toBeVisible();
  await typePinAtKeyboard(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await expect(kiosk.page.locator('[data-fact=relay]')).toHaveAttribute('data-level', 'works');
  await press(kiosk, 'home-system');
  await waitStep(kiosk, 'system');
  await expect(kiosk.page.locator('[data-fact=version]')).toBeVisible();
  await press(kiosk, 'back');
  await waitStep(kiosk, 'home');
  await press(kiosk, 'leave');
  await kiosk.waitScreen('idle');
  expect(pinsIn(await kiosk.wholeLog())).toEqual([]);
});

test('the menu opens where the configuration is broken, and a restart is held for a second', async ({ kiosks }) => {
  await kiosks.prepare({ change: (config) => ({ ...withPins(config), catalogue: 'nothing' }) });
  const kiosk = await kiosks.start();
  await kiosk.waitReason('out-of-service', 'config-invalid');
  await knock(kiosk);
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-system');
  await waitStep(kiosk, 'system');
  const ended = new Promise<number | null>((resolve) => {
    kiosk.app.process().once('exit', resolve);
  });
  await hold(kiosk, 'restart').catch(() => undefined);
  expect(await ended).toBe(10);
});

/** On a USB keyboard, with a mistyped digit that is erased. */
async function typePinAtKeyboard({ page }: Kiosk, pin: string): Promise<void> {
  await page.keyboard.type(`${pin}0`);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
}

/** Where a PIN stands in the log. */
function pinsIn(log: readonly LogLine[]): readonly string[] {
  return log
    .map(({ event, facts }) => `${event} ${JSON.stringify(facts)}`)
    .filter((line) => line.includes(SERVICE.technician.pin) || line.includes(WRONG_PIN));
}
