import { expect, test } from '../../support/windowless/windowless-test.ts';
import { buy } from '../../support/kiosk/sales.ts';

const IDS = ['9007199254740993', '9223372036854775807'];

test('a QrPaymentId beyond 2^53 is kept digit by digit', async ({ bank, kiosks }) => {
  bank.books.nextPaymentIds.push(...IDS);
  const kiosk = await kiosks.open();
  for (const [index, id] of IDS.entries()) {
    expect((await buy(kiosk, bank, index + 1)).qrPaymentId).toBe(id);
    expect(kiosk.shown()).toMatchObject({ receipt: { qrPaymentId: id } });
    await kiosk.tap('Дайын');
    await kiosk.waitScreen('idle');
  }
  expect((await kiosk.ledger()).map(({ qrPaymentId, purchases }) => [qrPaymentId, ...purchases])).toEqual(
    IDS.map((id) => [id, id]),
  );
  const asked = new Set(bank.requestsOf('payment/status').map(({ path }) => path));
  expect([...asked]).toEqual(IDS.map((id) => `/r2/v01/payment/status/${id}`));
});
