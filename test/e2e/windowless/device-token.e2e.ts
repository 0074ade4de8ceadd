import { expect, test } from '../../support/windowless/windowless-test.ts';
import { buy } from '../../support/kiosk/sales.ts';

test('the device is registered once, and its token kept', async ({ bank, kiosks }) => {
  const first = await kiosks.open();
  expect(bank.requestsOf('device/register').map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { DeviceId: 'KIOSK-0001', TradePointId: 12 },
  ]);
  await first.close();
  const second = await kiosks.start();
  await second.waitScreen('idle');
  await buy(second, bank);
  expect(bank.requestsOf('device/register')).toHaveLength(1);
});

test('the bank no longer has the device: it is registered again, and the sale succeeds', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  bank.books.devices.clear();
  await buy(kiosk, bank);
  expect(bank.requestsOf('device/register')).toHaveLength(2);
  expect(bank.requestsOf('qr/create')).toHaveLength(2);
  await expect.poll(() => relay.pulses()).toEqual([1]);
  expect(await kiosk.onlySale()).toMatchObject({ state: 'closed', dispensed: true });
  await kiosk.close();

  const restarted = await kiosks.start();
  await restarted.waitScreen('idle');
  expect(bank.requestsOf('device/register')).toHaveLength(2);
});
