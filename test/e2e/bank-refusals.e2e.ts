import { expect, test } from '../support/kiosk/kiosk-test.ts';

/** With the zero too many that the recognised specification shows, and without. */
const PAYMENTS_OFF = [
  ['9900000018', '990000018'],
  ['990000033', '990000033'],
] as const;

for (const [code, corrected] of PAYMENTS_OFF) {
  test(`${code} stops payments: error screen, then out of service, although pings are answered`, async ({
    bank,
    relay,
    kiosks,
  }) => {
    const kiosk = await kiosks.open();
    bank.faults.next('qr/create', { kind: 'code', code, message: 'Торговая точка отключена' });
    await kiosk.tapProduct('Су');
    await kiosk.waitReason('error', 'payment-refused');
    await expect(kiosk.page.getByText(corrected, { exact: true })).toBeVisible();
    await kiosk.tap('Тауарларға оралу');
    await kiosk.waitReason('out-of-service', 'payments-refused');
    expect(await kiosk.technicianSentence()).toContain('Торговая точка отключена');
    expect((await kiosk.ledger()).map(({ state, purchases }) => [state, purchases])).toEqual([['closed', []]]);
    expect(relay.pulses()).toEqual([]);
  });
}
