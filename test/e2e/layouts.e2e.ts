import { expect, test } from '../support/kiosk-test.ts';
import { layoutViolations } from '../support/layouts.ts';

const LONG_PULSE_MS = 5_000;

test('every screen of a sale keeps the layout rules', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open({ pulseMs: LONG_PULSE_MS });
  const found: string[] = [];
  const look = async (screen: string): Promise<void> => {
    await kiosk.waitScreen(screen);
    found.push(...(await layoutViolations(kiosk, screen)));
  };
  await look('idle');
  const gate = bank.hold('qr/create');
  await kiosk.tapProduct('Dark chocolate');
  await look('preparing');
  gate.open();
  const purchase = await bank.purchase();
  await look('qr');
  purchase.scan();
  await look('confirm');
  purchase.confirm();
  await look('dispensing');
  await look('success');
  expect(found).toEqual([]);
});

test('every screen of trouble keeps the layout rules', async ({ bank, relay, kiosks }) => {
  bank.books.dialect = { ...bank.books.dialect, qrToken: (id) => `https://pay.kaspi.kz/pay/${id}`, paymentMethods: ['Gold', 'Red', 'Loan', 'SomethingNew'] };
  const kiosk = await kiosks.open();
  const found: string[] = [];
  const look = async (screen: string): Promise<void> => {
    await kiosk.waitScreen(screen);
    found.push(...(await layoutViolations(kiosk, screen)));
  };
  await kiosk.tapProduct('Су');
  const purchase = await bank.purchase();
  await look('qr');
  purchase.scan();
  await kiosk.waitScreen('confirm');
  await relay.unplug();
  purchase.confirm();
  await look('dispensing');
  await relay.plug();
  await kiosk.waitScreen('success');
  await kiosk.tap('Done');
  await kiosk.waitScreen('idle');

  await kiosk.tapProduct('Water');
  const late = await bank.purchase(2);
  await kiosk.waitScreen('qr');
  await kiosk.tap('Cancel');
  await kiosk.waitScreen('idle');
  late.scan();
  late.confirm();
  // With a claim code.
  await look('error');
  await kiosk.tap('Back to products');
  await relay.unplug();
  await look('out-of-service');
  expect(found).toEqual([]);
});
