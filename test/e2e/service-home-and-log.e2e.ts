import { axeFindings } from '../support/kiosk/axe.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

test('home shows the bank, the certificate and the journal; the log is read by device and level; axe finds nothing', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: withPins });
  const found: string[] = [];
  const look = async (step: string): Promise<void> => {
    found.push(...(await axeFindings(kiosk)).map((finding) => `${step} ${finding}`));
  };
  const fact = (name: string) => kiosk.page.locator(`[data-fact=${name}]`);
  await knock(kiosk);
  await waitStep(kiosk, 'pin');
  await look('pin');
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');

  for (const name of ['payment', 'certificate', 'relay', 'debts', 'doubts', 'journal', 'disk'])
    await expect(fact(name)).toHaveAttribute('data-level', 'works');
  await expect(fact('payment')).toContainText('KIOSK-0001');
  await expect(fact('certificate')).toContainText('Contoso');
  await expect(fact('journal')).toContainText('1–');
  await look('home');

  await press(kiosk, 'home-log');
  await waitStep(kiosk, 'log');
  await expect(kiosk.page.locator('[data-event=service-opened]').first()).toBeVisible();
  await look('log');
  await press(kiosk, 'group');
  await press(kiosk, 'group-relay');
  await expect(kiosk.page.locator('[data-event=relay-ready]').first()).toBeVisible();
  await expect(kiosk.page.locator('[data-event=screen-changed]')).toHaveCount(0);
  await press(kiosk, 'group');
  await press(kiosk, 'group-program');
  await expect(kiosk.page.locator('[data-event=app-started]')).toBeVisible();
  await press(kiosk, 'level-error');
  await expect(kiosk.page.locator('[data-event]')).toHaveCount(0);

  await press(kiosk, 'back');
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-system');
  await waitStep(kiosk, 'system');
  await expect(fact('version')).toBeVisible();
  await look('system');
  expect(found).toEqual([]);
});
