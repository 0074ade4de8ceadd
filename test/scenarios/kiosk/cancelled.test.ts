import { expect, test } from 'vitest';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('cancel on the QR goes back to idle and closes the sale when the bank has said no', async () => {
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

test('cancel while the QR is being asked for: nobody sees it, but it is watched', async () => {
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

test('a QR that was cancelled and never scanned is given up long after its deadline', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  await kiosk.clock.advance(1_000_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
  const asked = kiosk.bank.statusAsked.length;
  await kiosk.clock.advance(1_000_000);
  expect(kiosk.bank.statusAsked).toHaveLength(asked);
});
