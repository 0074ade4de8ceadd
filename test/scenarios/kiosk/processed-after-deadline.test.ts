import { expect, test } from 'vitest';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('a payment after Cancel is owed, shown with a code, and never dispensed', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'paid-late' });
  await kiosk.press('cancel');
  expect(kiosk.screen).toMatchObject({
    name: 'error',
    reason: 'paid-late',
    money: 'owed',
    qrPaymentId: kiosk.bank.purchases[0]?.id,
  });
  const [sale] = kiosk.ledger();
  expect(sale).toMatchObject({ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000, dispensed: false });
  expect(kiosk.screen).toMatchObject({ claimCode: sale?.claimCode });
  await kiosk.clock.advance(120_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.pulses(1)).toBe(0);
});

test('a payment after the deadline is owed', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.clock.advance(180_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'scan-timeout', money: 'not-charged' });
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'paid-late' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('a late payment does not disturb the next customer', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  await kiosk.chooseUntilQr();
  const [first] = kiosk.bank.purchases;
  if (first !== undefined) first.status = { kind: 'processed' };
  await kiosk.poll();
  expect(kiosk.screen.name).toBe('qr');
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt' }, { state: 'open' }]);
});
