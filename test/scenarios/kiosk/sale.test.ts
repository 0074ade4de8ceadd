import { expect, test } from 'vitest';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('a product is sold: paid once, pulsed once, recorded in order', async () => {
  const kiosk = await start();
  expect(kiosk.screen.name).toBe('idle');
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  expect(kiosk.screen.name).toBe('confirm');
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.screen.name).toBe('dispensing');
  await kiosk.clock.advance(2_500);
  expect(kiosk.screen.name).toBe('success');
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.simulator.isOn(1)).toBe(false);
  expect(kiosk.ledger()).toMatchObject([
    {
      state: 'closed',
      priceTiyn: 45_000,
      paidTiyn: 45_000,
      deliveredTiyn: 45_000,
      owedTiyn: 0,
      dispensed: true,
      dispensedBy: 'assumed',
    },
  ]);
  await kiosk.clock.advance(20_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.entries().map((entry) => entry.kind)).toEqual([
    'started',
    'stock-loaded',
    'stock-loaded',
    'sale-opened',
    'purchase-asked',
    'purchase-known',
    'scanned',
    'paid',
    'dispense-intended',
    'relay-pulsed',
    'dispensed',
  ]);
});

test('the QrPaymentId is kept beyond the whole numbers of JavaScript', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  expect(kiosk.ledger()[0]?.qrPaymentId).toBe('9007199254740993');
});

test('the last product is sold once and then shown as sold out', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr('last');
  kiosk.bank.confirm();
  await kiosk.poll();
  await kiosk.clock.advance(30_000);
  expect(kiosk.screen).toMatchObject({ name: 'idle', products: [{ soldOut: false }, { soldOut: true }] });
  await kiosk.choose('last');
  expect(kiosk.screen.name).toBe('idle');
  await kiosk.killAndRestart();
  expect(kiosk.screen).toMatchObject({ name: 'idle', products: [{ soldOut: false }, { soldOut: true }] });
});
