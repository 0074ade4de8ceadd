import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';
import { PURCHASE } from '../money/harness.ts';
import { BasketHarness, JUICE, WATER } from './basket-harness.ts';

const FULL = { name: 'basket', amountTiyn: 2 * WATER + JUICE, lines: [{ quantity: 2 }, { quantity: 1 }] };
const TWO_WAYS = { services: [aService({ methods: [CODE, INVOICE] })] };

function cancel(harness: BasketHarness): void {
  harness.send({ kind: 'cancel', revision: harness.revision });
}

function filled(settings: ConstructorParameters<typeof BasketHarness>[0] = {}): BasketHarness {
  return new BasketHarness(settings).ready().touch('water').put('water', 2).put('juice', 1).pay();
}

test('Cancel at the choice of a way to pay leads back to the basket, and there to the products', () => {
  const harness = filled(TWO_WAYS);
  expect(harness.screen.name).toBe('payment');
  cancel(harness);
  expect(harness.screen).toMatchObject(FULL);
  cancel(harness);
  expect(harness.screen.name).toBe('idle');
  expect(harness.entries.filter(({ entry }) => entry.kind === 'sale-opened')).toEqual([]);
});

test('a second tap on Cancel that the finger meant for the screen before changes nothing', () => {
  const harness = filled(TWO_WAYS);
  const { revision } = harness;
  for (let tap = 0; tap < 2; tap += 1) harness.send({ kind: 'cancel', revision });
  expect(harness.screen).toMatchObject(FULL);
});

test('Cancel at the keypad leads back to the basket', () => {
  const harness = filled({ services: [aService({ methods: [INVOICE] })] });
  expect(harness.screen.name).toBe('phone');
  cancel(harness);
  expect(harness.screen).toMatchObject(FULL);
});

test('Cancel at the QR ends that sale, whose late payment is owed, and the basket is there for another one', () => {
  const harness = filled();
  harness.answerQr(PURCHASE);
  expect(harness.screen.name).toBe('qr');
  cancel(harness);
  expect(harness.screen).toMatchObject(FULL);
  expect(harness.written('attempt-abandoned')).toMatchObject([{ reason: 'cancelled' }]);
  harness.send({ kind: 'pay', freshId: 'another-sale', revision: harness.revision });
  expect(harness.written('sale-opened').map(({ saleId }) => saleId)).toEqual([expect.any(String), 'another-sale']);
  expect(harness.screen.name).toBe('preparing');
});

test('whoever has gone leaves no basket to the next customer', async () => {
  const harness = filled(TWO_WAYS);
  await harness.clock.advance(DELAYS.paymentMs);
  expect(harness.screen.name).toBe('idle');
});
