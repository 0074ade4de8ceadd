import { expect, test } from 'vitest';
import { remoteMachine } from '../../../app/service/remote/remote.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';
import { BasketHarness, JUICE, WATER } from './basket-harness.ts';

/** Two of water and one of juice; nothing has been paid. */
function filled(methods: Parameters<typeof aService>[0] = { methods: [CODE, INVOICE] }): BasketHarness {
  const harness = new BasketHarness({ services: [aService(methods)] }).ready();
  harness.loop.attachRemote(remoteMachine);
  return harness.touch('water').put('water', 2).put('juice', 1).pay();
}

function switchOff(harness: BasketHarness, productId: string): void {
  const id = `off-${productId}`;
  harness.loop.dispatch({ kind: 'remote-act', id, by: 'key', deed: { kind: 'product-off', productId } });
}

function choose(harness: BasketHarness, method: string): void {
  harness.send({ kind: 'method', method, freshId: 'the-sale', revision: harness.revision });
}

const WITHOUT_JUICE = { name: 'basket', isReduced: true, amountTiyn: 2 * WATER, lines: [{ quantity: 2 }] };

test('a product that is switched off while the way to pay is chosen leaves the basket, and the rest stays', () => {
  const harness = filled();
  expect(harness.screen.name).toBe('payment');
  switchOff(harness, 'juice');
  choose(harness, CODE.id);
  expect(harness.screen).toMatchObject(WITHOUT_JUICE);
  expect(harness.written('sale-opened')).toEqual([]);
  harness.put('water', 3);
  expect(harness.screen).toMatchObject({ name: 'basket', isReduced: false, amountTiyn: 3 * WATER });
});

test('the same at the keypad for the number of a telephone', () => {
  const harness = filled({ methods: [INVOICE] });
  expect(harness.screen.name).toBe('phone');
  for (const digit of '7011234567') harness.send({ kind: 'digit', digit: Number(digit), revision: harness.revision });
  switchOff(harness, 'juice');
  harness.send({ kind: 'send', freshId: 'the-sale', revision: harness.revision });
  expect(harness.screen).toMatchObject(WITHOUT_JUICE);
  expect(harness.written('sale-opened')).toEqual([]);
});

test('the same for whoever goes back from the payment, and for whoever touches Pay', () => {
  const harness = filled();
  switchOff(harness, 'juice');
  harness.send({ kind: 'cancel', revision: harness.revision });
  expect(harness.screen).toMatchObject(WITHOUT_JUICE);
  harness.put('gum', 1);
  switchOff(harness, 'gum');
  harness.pay();
  expect(harness.screen).toMatchObject(WITHOUT_JUICE);
});

test('what is left is bought at its own price; with nothing left there is no basket', () => {
  const harness = filled();
  switchOff(harness, 'water');
  choose(harness, CODE.id);
  expect(harness.screen).toMatchObject({ name: 'basket', isReduced: true, amountTiyn: JUICE });
  harness.pay();
  expect(harness.screen.name).toBe('payment');
  switchOff(harness, 'juice');
  choose(harness, CODE.id);
  expect(harness.screen.name).toBe('idle');
});
