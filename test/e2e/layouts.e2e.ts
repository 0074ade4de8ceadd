import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { findLayoutViolations } from '../../scripts/screens/layout-check.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';
import { waitRefund } from '../support/kiosk/sales.ts';

test.use({ motion: true });

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
  bank.books.dialect = {
    ...bank.books.dialect,
    qrToken: (id) => `https://pay.kaspi.kz/pay/${id}`,
    paymentMethods: ['Gold', 'Red', 'Loan', 'SomethingNew'],
  };
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
  const gate = bank.hold('return/create');
  late.scan();
  late.confirm();
  await look('refund');
  gate.open();
  await waitRefund(kiosk, 'paid-late', 'qr');
  await look('refund');
  await kiosk.tap('Later');
  // With a claim code.
  await look('error');
  await kiosk.tap('Back to products');
  await relay.unplug();
  await look('out-of-service');
  expect(found).toEqual([]);
});

const LONG_NAME = {
  kk: 'Жаңғақ пен мейіз қосылған қазақстандық сүтті шоколад',
  ru: 'Казахстанский молочный шоколад с орехами и изюмом',
  en: 'Kazakhstani milk chocolate with nuts and raisins',
};

test('a small panel with the controls within reach has room for a long name on the receipt', async ({
  bank,
  relay,
  kiosks,
}) => {
  const diagonalInches = 10.1;
  const catalogue = [{ id: 'chocolate', channel: 1, name: LONG_NAME, priceTenge: 12_250.5 }];
  const kiosk = await kiosks.open({ change: (config) => ({ ...config, catalogue, display: { diagonalInches } }) });
  await kiosk.resize(800, 1280);
  await kiosk.tap('Батырмаларды төмен түсіру');
  await kiosk.tapProduct('Жаңғақ');
  const purchase = await bank.purchase();
  await kiosk.waitScreen('qr');
  purchase.scan();
  purchase.confirm();
  await kiosk.waitScreen('success');
  await kiosk.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  expect(await kiosk.page.evaluate(findLayoutViolations, { diagonalInches })).toEqual([]);
  await expect.poll(() => relay.pulses()).toHaveLength(1);
});
