import { expect, test } from 'vitest';
import { withKiosk } from '../../support/with-kiosk.ts';

const start = withKiosk();

test('killed while the QR is asked for: nobody saw it, nothing is owed', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 5_000;
  await kiosk.choose('water');
  await kiosk.killAndRestart();
  kiosk.bank.latencyMs = 0;
  await kiosk.clock.advance(10_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('killed while the QR is shown and paid in the dark: found at once and owed', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.killAndRestart();
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
  expect(kiosk.pulses(1)).toBe(0);
});

test('killed while the customer confirms, and declined', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.bank.decline();
  await kiosk.killAndRestart();
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
  expect(kiosk.screen.name).toBe('idle');
});

test('killed during the pulse: the channel is switched off and nothing is given twice', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.simulator.isOn(1)).toBe(true);
  await kiosk.killAndRestart();
  expect(kiosk.simulator.isOn(1)).toBe(false);
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
  expect(kiosk.screen.name).toBe('idle');
});

test('killed between the payment and the relay: the product comes within a minute', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.device.unplug();
  kiosk.bank.confirm();
  await kiosk.poll();
  await kiosk.killAndRestart(20_000);
  await kiosk.clock.advance(5_000);
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 45_000 }]);
});

test('and not after it', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.device.unplug();
  kiosk.bank.confirm();
  await kiosk.poll();
  await kiosk.killAndRestart(61_000);
  await kiosk.clock.advance(5_000);
  expect(kiosk.pulses(1)).toBe(0);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('killed again and again: every start leaves the ledger as it was', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.killAndRestart();
  const [before] = kiosk.ledger();
  await kiosk.killAndRestart();
  await kiosk.killAndRestart();
  expect(kiosk.ledger()).toEqual([before]);
});

test('restarted long after the QR could be scanned: settled at once', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.killAndRestart(300_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('scanned before the power cut: watched until its confirmation could no longer come', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  await kiosk.killAndRestart(300_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved' }]);
  kiosk.bank.decline();
  await kiosk.clock.advance(60_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed' }]);
});
