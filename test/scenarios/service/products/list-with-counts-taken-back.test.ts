import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordsOf } from '../../../../app/session/stock/counted-stock.ts';
import { replay } from '../../../../app/journal/replay.ts';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;

beforeEach(async () => {
  machine = new ProductsMachine();
  await machine.ready().atDoor();
});

afterEach(() => {
  machine.dispose();
});

/** Water has five pieces in the configuration; juice is not counted. */
async function take(water: number, juice: number | null = null): Promise<void> {
  const rows = `Вода;500;1;${String(water)}\r\nСок;300;2;${juice === null ? '' : String(juice)}\r\n`;
  machine.putOnStick('list.csv', `Название;Цена;Канал;Загружено\r\n${rows}`);
  for (const action of [{ kind: 'list-look' }, { kind: 'list-read', index: 0 }, { kind: 'list-take' }] as const)
    await doing(action);
}

async function doing(action: Parameters<ProductsMachine['touchDoor']>[0]): Promise<void> {
  machine.touchDoor(action);
  await machine.carryOut();
}

/** A piece goes out, as the shelf's trial does it. */
async function givenOut(channel = 1): Promise<void> {
  await doing({ kind: 'pulse', channel });
  await doing({ kind: 'answer', channel, answer: 'out' });
}

/** What the machine counts, and what the next start would read from the journal. */
function counts(productId = 'water'): readonly (number | undefined)[] {
  const kept = recordsOf(replay(machine.entries)).get(productId);
  return [machine.loop.state().stock.get(productId), kept?.left, kept?.configured ?? undefined];
}

test('what was sold before the list and since it stays sold', async () => {
  await givenOut();
  await take(9);
  await givenOut();
  await givenOut();
  expect(counts()).toEqual([7, 7, 9]);
  await doing({ kind: 'undo' });
  expect(machine.text).toBe(TEXT);
  expect(machine.priceTiyn()).toBe(45_000);
  expect(counts()).toEqual([2, 2, 5]);
  expect(machine.door.notice).toEqual({ kind: 'counts-undone' });
});

test('more was sold since than had been there: none is left', async () => {
  await take(9);
  for (let piece = 0; piece < 7; piece += 1) await givenOut();
  await doing({ kind: 'undo' });
  expect(counts()).toEqual([0, 0, 5]);
});

test('a count that somebody has set since stays', async () => {
  await take(9);
  machine.open('stock');
  machine.act({ step: 'stock', action: { kind: 'set', productId: 'water', count: 4 } });
  await machine.atDoor();
  await givenOut();
  await doing({ kind: 'undo' });
  expect(counts()).toEqual([3, 3, 5]);
});

test('a product that was not counted before the list is not counted after it', async () => {
  await take(5, 8);
  await givenOut(2);
  expect(counts('juice')[0]).toBe(7);
  await doing({ kind: 'undo' });
  expect(counts('juice')[0]).toBeUndefined();
});

test('the next number in the configuration is a refill again', async () => {
  await take(9);
  await doing({ kind: 'undo' });
  await take(12);
  expect(counts()).toEqual([12, 12, 12]);
});
