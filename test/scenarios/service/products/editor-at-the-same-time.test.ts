import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;

beforeEach(() => {
  machine = new ProductsMachine();
});

afterEach(() => {
  machine.dispose();
});

test('an editor has changed another product meanwhile: both changes are in the file and count', async () => {
  await machine.ready().atDoor();
  machine.edit(TEXT.replace('300', '310'));
  machine.save('water', { price: '500' });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT.replace('450', '500').replace('300', '310'));
  expect([machine.priceTiyn('water'), machine.priceTiyn('juice')]).toEqual([50_000, 31_000]);
});

test('an editor has changed the same price: neither is lost, the sentence names it, and a second save decides', async () => {
  await machine.ready().atDoor();
  const edited = TEXT.replace('450', '470');
  machine.edit(edited);
  machine.save('water', { price: '500' });
  await machine.carryOut();
  expect(machine.text).toBe(edited);
  expect(machine.door.notice).toMatchObject({
    kind: 'not-changed',
    why: { kind: 'conflict', conflict: { key: 'catalogue.water.priceTenge', found: '470' } },
  });
  expect(machine.door.products?.find(({ id }) => id === 'water')?.form.price).toBe('470');
  machine.save('water', { price: '500' });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT.replace('450', '500'));
});

test('an editor has left a file that is no configuration: nothing is written over it', async () => {
  await machine.ready().atDoor();
  machine.edit('version: 1\ncatalogue: [');
  machine.save('water', { price: '500' });
  await machine.carryOut();
  expect(machine.text).toBe('version: 1\ncatalogue: [');
  expect(machine.door.notice).toMatchObject({ kind: 'not-changed', why: { kind: 'refused' } });
  expect(machine.priceTiyn()).toBe(45_000);
});
