import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;

beforeEach(() => {
  machine = new ProductsMachine();
});

afterEach(() => {
  machine.dispose();
});

const EDITED = TEXT.replace('300', '310');

test.each([
  ['has emptied the file and not written yet', ''],
  ['has written half of a line', EDITED.slice(0, EDITED.indexOf('priceTenge: 310'))],
  ['has written half of a letter', EDITED.slice(0, EDITED.indexOf('catalogue') + 4)],
])('an editor %s: the half stays as it is, and a second save finds the whole', async (_what, half) => {
  await machine.ready().atDoor();
  machine.edit(half);
  machine.save('water', { price: '500' });
  await machine.carryOut();
  expect(machine.text).toBe(half);
  expect(machine.door.notice).toMatchObject({ kind: 'not-changed' });
  expect([machine.priceTiyn('water'), machine.priceTiyn('juice')]).toEqual([45_000, 30_000]);
  machine.edit(EDITED);
  machine.save('water', { price: '500' });
  await machine.carryOut();
  expect(machine.text).toBe(EDITED.replace('450', '500'));
  expect([machine.priceTiyn('water'), machine.priceTiyn('juice')]).toEqual([50_000, 31_000]);
});
