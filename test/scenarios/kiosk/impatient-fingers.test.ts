import { expect, test } from 'vitest';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('two taps on a product open one sale', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 300;
  const { revision } = kiosk.view.frame;
  await kiosk.choose('water');
  await kiosk.choose('water');
  await kiosk.press('cancel', revision);
  await kiosk.clock.advance(1_000);
  expect(kiosk.screen.name).toBe('qr');
  expect(kiosk.bank.purchases).toHaveLength(1);
});

test('a touch meant for the previous screen is dropped', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  const { revision } = kiosk.view.frame;
  kiosk.bank.scan();
  await kiosk.poll();
  await kiosk.press('cancel', revision);
  await kiosk.press('cancel');
  expect(kiosk.screen.name).toBe('confirm');
});

test('the next customer starts with the first language', async () => {
  const kiosk = await start();
  await kiosk.speak('en');
  await kiosk.chooseUntilQr();
  expect(kiosk.view.frame.language).toBe('en');
  await kiosk.press('cancel');
  await kiosk.clock.advance(44_000);
  expect(kiosk.view.frame.language).toBe('en');
  await kiosk.clock.advance(2_000);
  expect(kiosk.view.frame.language).toBe('kk');
});
