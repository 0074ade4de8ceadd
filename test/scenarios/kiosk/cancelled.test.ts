import { expect, test } from 'vitest';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('Cancel on the QR returns to idle, and the bank’s final status closes the sale', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
  kiosk.bank.decline();
  await kiosk.poll();
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('Cancel while the QR is being requested: it is not shown, but polled', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 500;
  await kiosk.choose('water');
  await kiosk.press('cancel');
  expect(kiosk.screen.name).toBe('idle');
  await kiosk.clock.advance(600);
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved', purchases: ['9007199254740993'] }]);
  kiosk.bank.decline();
  await kiosk.poll();
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed' }]);
});

test('a cancelled QR that was never scanned is closed long after its deadline', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  await kiosk.clock.advance(1_000_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
  const asked = kiosk.bank.statusAsked.length;
  await kiosk.clock.advance(1_000_000);
  expect(kiosk.bank.statusAsked).toHaveLength(asked);
});
