import { afterEach, beforeEach, expect, test } from 'vitest';
import { withMovedChannels } from '../../../../app/session/dispense/moved-channels.ts';
import { withUnseenSale } from '../../../../app/session/dispense/stuck-products.ts';
import { ProductsMachine, TEXT } from './harness.ts';

let machine: ProductsMachine;

beforeEach(async () => {
  machine = new ProductsMachine();
  await machine.ready().atDoor();
});

afterEach(() => {
  machine.dispose();
});

const channelOf = (productId: string) =>
  machine.loop.state().settings.catalogue.find(({ id }) => id === productId)?.channel;

test('two channels change places: pieces and price go with the product, who did it is on record, undo takes it back', async () => {
  machine.touchDoor({ kind: 'swap', channel: 1, other: 2 });
  machine.touchDoor({ kind: 'swap', channel: 1, other: 2 });
  await machine.carryOut();
  expect([channelOf('water'), channelOf('juice')]).toEqual([2, 1]);
  expect(machine.loop.state().stock.get('water')).toBe(5);
  expect(machine.told('settings-changed')).toEqual([
    {
      kind: 'settings-changed',
      role: 'technician',
      step: 'products',
      changes: [
        { key: 'catalogue.water.channel', before: '1', after: '2' },
        { key: 'catalogue.juice.channel', before: '2', after: '1' },
      ],
    },
  ]);
  expect(machine.told('stock-loaded')).toHaveLength(1);
  machine.touchDoor({ kind: 'undo' });
  await machine.carryOut();
  expect(machine.text).toBe(TEXT);
  expect([channelOf('water'), channelOf('juice')]).toEqual([1, 2]);
});

test('a stuck spiral stays stuck, whatever stands in front of it; a free channel has no such past', () => {
  const state = withUnseenSale(withUnseenSale(machine.loop.state(), 'water'), 'water');
  const [water, juice] = state.settings.catalogue;
  if (water === undefined || juice === undefined) throw new Error('no products');
  const swapped = withMovedChannels(state, [
    { ...water, channel: 2 },
    { ...juice, channel: 1 },
  ]);
  expect([...swapped.unseenSales]).toEqual([['juice', 2]]);
  expect(withMovedChannels(state, [{ ...water, channel: 5 }, juice]).unseenSales.size).toBe(0);
  expect(withMovedChannels(state, [{ ...water, priceTiyn: juice.priceTiyn }, juice]).unseenSales.get('water')).toBe(2);
  expect(withMovedChannels(state, [juice, { ...juice, id: 'tea', channel: 1 }]).unseenSales.get('tea')).toBe(2);
});

test('a product moves to a free channel; between two free ones nothing happens', async () => {
  machine.touchDoor({ kind: 'swap', channel: 7, other: 8 });
  machine.touchDoor({ kind: 'swap', channel: 7, other: 7 });
  await machine.carryOut();
  expect(machine.told('settings-intended')).toEqual([]);
  machine.touchDoor({ kind: 'swap', channel: 6, other: 1 });
  await machine.carryOut();
  expect(channelOf('water')).toBe(6);
  expect(machine.door.shelf?.map(({ products }) => products.length).slice(0, 6)).toEqual([0, 1, 0, 0, 0, 1]);
});

test('each channel is tried with its product from the shelf, and the answer takes the piece from its stock', async () => {
  machine.touchDoor({ kind: 'pulse', channel: 1 });
  expect(machine.told('channel-test-intended')).toMatchObject([{ productId: 'water', pieces: 1 }]);
  await machine.carryOut();
  expect(machine.pulsed).toEqual([1]);
  expect(machine.door.shelf?.[0]).toMatchObject({ step: 'asking' });
  machine.touchDoor({ kind: 'answer', channel: 1, answer: 'out' });
  expect(machine.loop.state().stock.get('water')).toBe(4);
  expect(machine.door.shelf?.[0]).toMatchObject({ step: 'idle', left: 4 });
});

test('a swap while a question is open: the piece is that of the product that was tried', async () => {
  machine.touchDoor({ kind: 'pulse', channel: 1 });
  await machine.carryOut();
  machine.touchDoor({ kind: 'swap', channel: 1, other: 2 });
  await machine.carryOut();
  machine.touchDoor({ kind: 'answer', channel: 1, answer: 'not-out' });
  expect(machine.loop.state().stock.get('water')).toBe(5);
});

test('the door is left before the file is written: the swap counts, and is on record with the same role', async () => {
  machine.touchDoor({ kind: 'swap', channel: 1, other: 2 });
  machine.loop.dispatch({ kind: 'service-leave', revision: machine.menu.frame.revision });
  await machine.carryOut();
  expect(channelOf('water')).toBe(2);
  expect(machine.told('settings-changed')).toMatchObject([{ role: 'technician' }]);
});
