import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../app/units.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { interbankOnTouchWorld } from '../../support/interbank/world.ts';
import { ContractKiosk } from '../../support/payment-contract/contract-kiosk.ts';
import { RequestsOnTheirWay } from '../../support/payment-contract/requests-on-their-way.ts';
import type { ServiceWorld } from '../../support/payment-contract/world.ts';

const clock = new FakeClock(Date.now());
const requests = new RequestsOnTheirWay();
let world: ServiceWorld;
let kiosk: ContractKiosk;

beforeAll(async () => {
  world = await interbankOnTouchWorld(clock);
});
afterEach(async () => {
  await kiosk.stop();
});
afterAll(async () => {
  requests.stop();
  await world.close();
});

test('the code stands there with the button, nothing is asked until it is touched, and the touch finds the payment', async () => {
  kiosk = await ContractKiosk.start({ world, clock, requests });
  await kiosk.begin();
  expect(kiosk.screen).toMatchObject({ name: 'qr', qrToken: 'https://qr.example.kz/IB-00000001', check: 'none' });
  await kiosk.pass(MINUTE_MS);
  expect(world.count('status')).toBe(0);
  await kiosk.look();
  expect(kiosk.screen).toMatchObject({ name: 'qr', check: 'not-paid' });
  await world.pay(kiosk.purchase);
  await kiosk.pass(MINUTE_MS / 4);
  expect(world.count('status')).toBe(1);
  await kiosk.look();
  await kiosk.settle();
  expect(world.count('status')).toBe(2);
  expect(kiosk.report().lines).toMatchObject([{ paidTiyn: 45_000, deliveredTiyn: 45_000, state: 'closed' }]);
});

test('whoever pays and leaves without a touch gets the money back: the withdrawal tells of the payment', async () => {
  kiosk = await ContractKiosk.start({ world, clock, requests });
  const before = world.count('status');
  await kiosk.begin();
  await world.pay(kiosk.purchase);
  await kiosk.settle();
  // Only the refund looks at what can go back.
  expect(world.count('status')).toBe(before + 1);
  expect(kiosk.report().lines).toMatchObject([{ paidTiyn: 45_000, refundedTiyn: 45_000, state: 'closed' }]);
});
