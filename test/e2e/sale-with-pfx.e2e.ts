import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { readQr } from '../support/kiosk/read-qr.ts';

const ALL_OFF = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((channel) => [0xa0, channel, 0x00, 0xa0 + channel]);

test(
  'a complete sale with a PFX certificate, which returns to idle by itself',
  { tag: '@waits' },
  async ({ bank, relay, kiosks }) => {
    const kiosk = await kiosks.open({ proof: 'pfx' });
    expect(relay.bytes().slice(0, ALL_OFF.length)).toEqual(ALL_OFF);
    expect(relay.pulses()).toEqual([]);

    await kiosk.tapProduct('Шырын');
    await kiosk.waitScreen('qr');
    const purchase = await bank.purchase();
    expect(purchase.amount).toBe('690.50');
    expect(await readQr(await kiosk.screenshot())).toBe(purchase.qrToken);

    purchase.scan();
    await kiosk.waitScreen('confirm');
    const off = relay.change(({ on }) => !on);
    purchase.confirm();
    await off;
    await kiosk.waitScreen('success');
    await expect.poll(() => relay.pulses()).toEqual([2]);
    expect(relay.isAllOff()).toBe(true);

    const sale = await kiosk.onlySale();
    expect(sale).toEqual({
      saleId: expect.any(String) as unknown,
      externalId: purchase.externalId,
      provider: 'kaspi',
      purchases: [purchase.qrPaymentId],
      qrPaymentId: purchase.qrPaymentId,
      priceTiyn: 69_050,
      paidTiyn: 69_050,
      deliveredTiyn: 69_050,
      refundedTiyn: 0,
      owedTiyn: 0,
      dispensed: true,
      dispensedBy: 'assumed',
      state: 'closed',
      startedAt: sale.startedAt,
      endedAt: sale.endedAt,
    });
    await kiosk.waitScreen('idle', 30_000);
    await kiosk.waitScreensShown(['starting', 'idle', 'preparing', 'qr', 'confirm', 'dispensing', 'success', 'idle']);
    await expect.poll(() => relay.pulses()).toEqual([2]);
    expect(bank.books.purchases).toHaveLength(1);
  },
);
