import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;

beforeEach(() => {
  machine = new ProductsMachine();
});

afterEach(() => {
  machine.dispose();
});

test.each([
  ['abc', 'price-not-number'],
  ['', 'price-not-number'],
  ['45O', 'price-not-number'],
  ['-5', 'price-not-number'],
  ['-1', 'price-not-number'],
  ['1e3', 'price-not-number'],
  ['0x1F4', 'price-not-number'],
  ['450.5.0', 'price-not-number'],
  ['1.250,50', 'price-not-number'],
  ['４５０', 'price-not-number'],
  ['٤٥٠', 'price-not-number'],
  ['۴۵۰', 'price-not-number'],
  ['450-', 'price-not-number'],
  ['∞', 'price-not-number'],
  ['0', 'price-zero'],
  ['0,00', 'price-zero'],
  ['10,005', 'price-decimals'],
  ['450.505', 'price-decimals'],
  ['0,004', 'price-decimals'],
  ['999999999999', 'price-too-high'],
])('a price of %s is a sentence (%s), and nothing is written', async (price, mistake) => {
  await machine.ready().atDoor();
  machine.save('water', { price });
  await machine.carryOut();
  expect(machine.door.notice).toMatchObject({ kind: 'mistake', mistake });
  expect(machine.text).toBe(TEXT);
  expect(machine.told('settings-intended')).toEqual([]);
});

test.each([
  [{ kk: ' ', ru: '' }, 'name-missing'],
  [{ ru: 'я'.repeat(61) }, 'name-long'],
  [{ channel: '0' }, 'channel-wrong'],
  [{ channel: 'x' }, 'channel-wrong'],
  [{ capacity: '1000000000' }, 'capacity-wrong'],
])('%j is a sentence (%s)', async (change, mistake) => {
  await machine.ready().atDoor();
  machine.save('water', change);
  expect(machine.door.notice).toMatchObject({ kind: 'mistake', mistake });
  expect(machine.told('settings-intended')).toEqual([]);
});

test.each(['1 250,5 ₸', '1 250,50', '1\u00a0250,50', '1\u202f250.50'])('%j is the price of 1250.50', async (price) => {
  await machine.ready().atDoor();
  machine.save('water', { price });
  await machine.carryOut();
  expect(machine.priceTiyn()).toBe(125_050);
});

test('what the configuration’s rules refuse is not written, is on record as not written, and their sentence is there', async () => {
  await machine.ready().atDoor();
  machine.save('water', { ru: 'Kaspi вода' });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT);
  expect(machine.door.notice).toMatchObject({ kind: 'not-changed', why: { kind: 'refused' } });
  expect(machine.told('settings-unchanged')).toMatchObject([{ reason: 'refused' }]);
  expect(machine.priceTiyn()).toBe(45_000);
});
