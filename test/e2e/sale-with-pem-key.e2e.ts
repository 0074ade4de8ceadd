import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { readQr } from '../support/kiosk/read-qr.ts';
import { toQr, WATER } from '../support/kiosk/sales.ts';

test('a complete sale with a PEM key and a Cyrillic passphrase, left by the button', async ({
  banks,
  bank,
  relay,
  kiosks,
}) => {
  const identity = banks.own.clients.cyrillic;
  const url = (id: string): string => `https://pay.kaspi.kz/pay/${id}?source=qr`;
  bank.books.dialect = { ...bank.books.dialect, qrToken: url };
  const kiosk = await kiosks.open({ proof: 'pem', identity });

  const purchase = await toQr(kiosk, bank);
  expect(purchase.amount).toBe(WATER.amount);
  expect(purchase.qrToken).toBe(url(purchase.qrPaymentId));
  expect(await readQr(await kiosk.screenshot())).toBe(purchase.qrToken);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
  expect(relay.isAllOff()).toBe(true);
  await expect(kiosk.page.getByRole('region', { name: 'Чек' })).toContainText(purchase.qrPaymentId);
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');

  expect(await kiosk.onlySale()).toMatchObject({
    state: 'closed',
    paidTiyn: WATER.priceTiyn,
    deliveredTiyn: WATER.priceTiyn,
    dispensed: true,
  });
  const log = JSON.stringify(await kiosk.wholeLog());
  const said = kiosk.output() + log;
  for (const secret of [identity.passphrase, ...bank.books.devices.values()]) expect(said).not.toContain(secret);
});

for (const [proof, client] of [
  ['pfx', 'cyrillic'],
  ['pem', 'latin'],
] as const) {
  test(`connects with a ${proof} and the ${client} passphrase`, async ({ banks, kiosks }) => {
    await kiosks.open({ proof, identity: banks.own.clients[client] });
  });
}
