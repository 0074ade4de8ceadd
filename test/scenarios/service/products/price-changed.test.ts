import { afterEach, beforeEach, expect, test } from 'vitest';
import { DELAYS } from '../../../../app/session/state/delays.ts';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;

beforeEach(() => {
  machine = new ProductsMachine();
});

afterEach(() => {
  machine.dispose();
});

const PRICE_CHANGE = [{ key: 'catalogue.water.priceTenge', before: '450', after: '500' }];

test('a price is on record before the file is touched, in the file with its comment, and counts from the next sale on', async () => {
  await machine.ready().atDoor();
  machine.save('water', { price: '500' });
  expect(machine.text).toBe(TEXT);
  expect(machine.told('settings-intended')).toEqual([
    { kind: 'settings-intended', role: 'technician', step: 'products', changes: PRICE_CHANGE },
  ]);
  await machine.carryOut();
  expect(machine.text).toBe(TEXT.replace('450', '500'));
  expect(machine.told('settings-changed')).toMatchObject([{ changes: PRICE_CHANGE }]);
  expect(machine.door.notice).toEqual({ kind: 'saved' });
  machine.touch('service-leave');
  machine.choose();
  expect(machine.effects.findLast(({ kind }) => kind === 'ask-purchase')).toMatchObject({ amountTiyn: 50_000 });
});

test('undo takes the last change back, in the file and for the next sale, and is on record', async () => {
  await machine.ready().atDoor();
  machine.save('water', { price: '500' });
  await machine.carryOut();
  expect(machine.door.undo).toEqual([{ key: 'catalogue.water.priceTenge', before: '500', after: '450' }]);
  machine.touchDoor({ kind: 'undo' });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT);
  expect(machine.priceTiyn()).toBe(45_000);
  expect(machine.told('settings-changed')).toHaveLength(2);
  expect(machine.door).toMatchObject({ undo: null, notice: { kind: 'undone' } });
});

test('an impatient second touch writes once', async () => {
  await machine.ready().atDoor();
  machine.save('water', { price: '500' });
  machine.save('water', { price: '510' });
  machine.touchDoor({ kind: 'remove', productId: 'juice' });
  await machine.carryOut();
  expect(machine.told('settings-intended')).toHaveLength(1);
  expect(machine.text).toBe(TEXT.replace('450', '500'));
});

test('the menu is left while the file is written: the change is recorded, and a faster customer pays the old price', async () => {
  await machine.ready().atDoor();
  machine.save('water', { price: '500' });
  machine.touch('service-leave');
  machine.choose();
  expect(machine.screen).toMatchObject({ name: 'preparing', amountTiyn: 45_000 });
  await machine.carryOut();
  expect(machine.told('settings-changed')).toHaveLength(1);
  expect(machine.priceTiyn()).toBe(45_000);
  machine.answerQr();
  machine.answerStatus('processed');
  machine.pulseDone();
  await machine.clock.advance(DELAYS.settleMs + DELAYS.successMs);
  expect(machine.screen.name).toBe('idle');
  expect(machine.priceTiyn()).toBe(50_000);
  expect(machine.ledger()).toMatchObject([{ priceTiyn: 45_000, paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0 }]);
});

test('a touch on the old price, on its way while the price changes, buys nothing', async () => {
  machine.ready();
  const { revision } = machine.loop.view().frame;
  await machine.atDoor();
  machine.save('water', { price: '500' });
  machine.touch('service-leave');
  await machine.carryOut();
  machine.send({ kind: 'choose', productId: 'water', freshId: 'sale-9', revision });
  expect(machine.screen.name).toBe('idle');
});

test('names, channel, picture and order change; a product that is not offered is not shown', async () => {
  await machine.ready().atDoor();
  machine.save('water', { en: 'Water', kk: 'Бұлақ суы', picture: 'tea', channel: '3', capacity: '12' });
  await machine.carryOut();
  expect(machine.text).toContain(
    '- { id: water, channel: 3, name: { kk: Бұлақ суы, ru: Вода, en: Water }, priceTenge: 450, stock: 5, capacity: 12, picture: tea }   # the best',
  );
  machine.touchDoor({ kind: 'later', productId: 'water' });
  await machine.carryOut();
  expect(machine.door.products?.map(({ id }) => id)).toEqual(['juice', 'water']);
  machine.save('juice', { active: false });
  await machine.carryOut();
  machine.touch('service-leave');
  const { screen } = machine;
  expect(screen.name === 'idle' && screen.products.map(({ id }) => id)).toEqual(['water']);
});

test('a product is added, counted from nothing, and taken out again', async () => {
  await machine.ready().atDoor();
  const form = {
    price: '390,50',
    kk: '',
    ru: 'Чай',
    en: 'Green tea',
    channel: '4',
    capacity: '8',
    categoryKk: '',
    categoryRu: 'Напитки',
    categoryEn: 'Drinks',
    picture: '',
    active: true,
  };
  machine.touchDoor({ kind: 'save', productId: null, form });
  await machine.carryOut();
  expect(machine.priceTiyn('green-tea')).toBe(39_050);
  expect(machine.loop.state().stock.get('green-tea')).toBe(0);
  expect(machine.text).toContain('category: { ru: Напитки, en: Drinks }');
  machine.touchDoor({ kind: 'remove', productId: 'green-tea' });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT);
  machine.touchDoor({ kind: 'undo' });
  await machine.carryOut();
  expect(machine.priceTiyn('green-tea')).toBe(39_050);
});
