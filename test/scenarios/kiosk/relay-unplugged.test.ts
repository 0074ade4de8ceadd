import { expect, test } from 'vitest';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('unplugged at idle: out of service before money is accepted; plugged in: back in service', async () => {
  const kiosk = await start();
  kiosk.device.unplug();
  await kiosk.clock.advance(100);
  expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'relay-lost' } });
  await kiosk.choose('water');
  expect(kiosk.bank.purchases).toHaveLength(0);
  kiosk.device.plug();
  await kiosk.clock.advance(4_000);
  expect(kiosk.screen.name).toBe('idle');
});

test('unplugged while the QR is shown: the QR disappears', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.device.unplug();
  await kiosk.clock.advance(100);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'checking' });
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('unplugged while the customer confirms: the product is dispensed when the relay is back in time', async () => {
  const kiosk = await start();
  await kiosk.payWithoutRelay();
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
  kiosk.device.plug();
  await kiosk.clock.advance(6_000);
  expect(kiosk.screen.name).toBe('success');
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 45_000 }]);
});

test('the relay does not return: owed after a minute, with a code', async () => {
  const kiosk = await start();
  await kiosk.payWithoutRelay();
  await kiosk.poll();
  await kiosk.clock.advance(60_000);
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed' });
  await kiosk.press('cancel');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'not-dispensed', money: 'owed' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000, dispensed: false }]);
  kiosk.device.plug();
  await kiosk.clock.advance(120_000);
  expect(kiosk.pulses(1)).toBe(0);
  expect(kiosk.screen.name).toBe('idle');
});

test('the relay is back while the QR of the refund is shown: the money goes back, and nothing comes out', async () => {
  const kiosk = await start();
  await kiosk.payWithoutRelay();
  await kiosk.poll();
  await kiosk.clock.advance(60_000);
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', step: 'qr' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
  // Too late for the product: the customer is about to have the money back.
  kiosk.device.plug();
  kiosk.bank.scanRefundQr('payer');
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', step: 'done' });
  expect(kiosk.bank.refunds).toMatchObject([{ amountTiyn: 45_000 }]);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: 45_000, owedTiyn: 0 }]);
  expect(kiosk.pulses(1)).toBe(0);
});

test('unplugged during the pulse: the outcome is unknown, so it is owed and never repeated', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.poll();
  kiosk.device.unplug();
  await kiosk.clock.advance(100);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'dispense-uncertain', money: 'owed' });
  kiosk.device.plug();
  await kiosk.clock.advance(200_000);
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.simulator.isOn(1)).toBe(false);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});
