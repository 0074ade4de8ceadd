import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;
beforeEach(() => {
  machine = new ProductsMachine();
});
afterEach(() => {
  machine.dispose();
});

const DRINKS = { categoryKk: 'Сусындар', categoryRu: 'Напитки', categoryEn: 'Drinks' };

function categoryOf(productId: string): unknown {
  return machine.loop.state().settings.catalogue.find(({ id }) => id === productId)?.category;
}

test('a category is written in languages, offered for the next product, changed in one language, and taken away', async () => {
  await machine.ready().atDoor();
  expect(machine.door.categories).toEqual([]);
  machine.save('water', DRINKS);
  await machine.carryOut();
  expect(machine.text).toContain('category: { kk: Сусындар, ru: Напитки, en: Drinks } }   # the best');
  expect(machine.door.categories).toEqual([DRINKS]);
  machine.save('juice', DRINKS);
  await machine.carryOut();
  expect(machine.door.categories).toEqual([DRINKS]);
  expect(categoryOf('juice')).toEqual({ kk: 'Сусындар', ru: 'Напитки', en: 'Drinks' });
  machine.save('juice', { categoryKk: '', categoryRu: 'Соки' });
  await machine.carryOut();
  expect(categoryOf('juice')).toEqual({ kk: 'Соки', ru: 'Соки', en: 'Drinks' });
  for (const productId of ['water', 'juice']) {
    machine.save(productId, { categoryKk: '', categoryRu: '', categoryEn: '' });
    await machine.carryOut();
  }
  expect(machine.text).toBe(TEXT);
});

test('one text for all languages stays one text until somebody changes it', async () => {
  machine.edit(TEXT.replace('priceTenge: 300', 'priceTenge: 300, category: Соки'));
  await machine.ready().atDoor();
  expect(machine.door.categories).toEqual([{ categoryKk: 'Соки', categoryRu: 'Соки', categoryEn: 'Соки' }]);
  machine.save('juice', { price: '310' });
  await machine.carryOut();
  expect(machine.text).toContain('category: Соки }');
  machine.save('juice', { categoryEn: 'Juices' });
  await machine.carryOut();
  expect(machine.text).toContain('category: { kk: Соки, ru: Соки, en: Juices }');
});

test('a category that is too long is a sentence, and nothing is written', async () => {
  await machine.ready().atDoor();
  machine.save('water', { categoryRu: 'Б'.repeat(31) });
  expect(machine.door.notice).toEqual({ kind: 'mistake', mistake: 'category-long', limit: 30 });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT);
});
