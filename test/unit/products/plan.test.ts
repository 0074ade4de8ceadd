import { expect, test } from 'vitest';
import { changedValues, type FileValue } from '../../../app/config/change.ts';
import type { FileProduct } from '../../../app/service/doors/products/file-product.ts';
import { planOf } from '../../../app/service/doors/products/list-plan.ts';
import { placedTemplate } from '../../../app/service/doors/products/list-templates.ts';
import type { ListedProduct, Plan } from '../../../app/service/doors/products/list-types.ts';
import { swapOf } from '../../../app/service/doors/products/swap.ts';

const WATER: FileProduct = {
  id: 'water',
  channel: 1,
  name: { kk: 'Су', ru: 'Вода', en: 'Water' },
  priceTenge: 450,
  stock: 5,
  capacity: 12,
};
const JUICE: FileProduct = { id: 'juice', channel: 2, name: 'Сок', priceTenge: 300, picture: 'juice', active: false };

function row(name: string, channel: number, more: Partial<ListedProduct> = {}): ListedProduct {
  return {
    line: channel + 1,
    names: {},
    name,
    category: {},
    priceTenge: 450,
    channel,
    stock: undefined,
    capacity: undefined,
    picture: undefined,
    ...more,
  };
}

function plan(products: readonly FileProduct[], listed: readonly ListedProduct[], isWhole = true): Plan {
  return planOf(products, listed, new Map([['water', 3]]), { isWhole, pictures: [], unplaced: [] });
}

/** The catalogue after the changes. */
function after(products: readonly FileProduct[], changes: Plan['changes']): unknown {
  let file: FileValue = { catalogue: products.map((product) => ({ ...product })) };
  for (const change of changes) {
    const changed = changedValues(file, change);
    if (!changed.ok) throw new Error(changed.error.key);
    file = changed.value;
  }
  return (file as { readonly catalogue: unknown }).catalogue;
}

test('a product is known by its name, whatever its channel, and keeps what the list leaves open', () => {
  const { changes, lines } = plan(
    [WATER, JUICE],
    [row('вода', 7, { priceTenge: 500 }), row('СОК', 2, { priceTenge: 300 })],
  );
  expect(lines).toMatchObject([{ kind: 'changed', id: 'water' }]);
  expect(after([WATER, JUICE], changes)).toEqual([{ ...WATER, channel: 7, priceTenge: 500 }, JUICE]);
});

test('another name is another product: the old one goes with its pieces, the new one has an id of its own', () => {
  const { changes, lines } = plan(
    [WATER],
    [row('Water', 1), row('Water', 2), row('Тархун', 3, { stock: 6, capacity: 8 })],
  );
  expect(lines.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['new water-2', 'new channel-3']);
  expect(after([WATER], changes)).toMatchObject([{ id: 'water' }, { id: 'water-2' }, { stock: 6, capacity: 8 }]);
  expect(plan([WATER, JUICE], [row('Сок', 2, { priceTenge: 300 })]).lines).toEqual([
    { kind: 'gone', id: 'water', name: WATER.name, left: 3 },
  ]);
});

test('a list that says what the machine sells changes nothing', () => {
  expect(plan([WATER, JUICE], [row('Вода', 1), row('Сок', 2, { priceTenge: 300 })])).toMatchObject({
    changes: [],
    lines: [],
    isReordered: false,
  });
});

test('the cards take the order of the list', () => {
  const { changes, isReordered } = plan(
    [WATER, JUICE],
    [row('Сок', 2, { priceTenge: 300 }), row('Чай', 3), row('Вода', 1)],
  );
  expect(isReordered).toBe(true);
  expect(after([WATER, JUICE], changes)).toMatchObject([{ id: 'juice' }, { id: 'channel-3' }, { id: 'water' }]);
});

test('two products change places in one list', () => {
  const { changes } = plan([WATER, JUICE], [row('Вода', 2), row('Сок', 1, { priceTenge: 300 })]);
  expect(after([WATER, JUICE], changes)).toMatchObject([{ channel: 2 }, { channel: 1 }]);
});

test('a template takes the free channels, leaves out what is sold already, and names what finds no place', () => {
  const sold: FileProduct = { id: 'own', channel: 2, name: { ru: 'Кола 0,5 л' }, priceTenge: 1 };
  const { listed, unplaced } = placedTemplate('drinks', [sold], 4);
  expect(listed.map(({ channel }) => channel)).toEqual([1, 3, 4]);
  expect(listed.map(({ names }) => names.en)).not.toContain('Cola 0.5 l');
  expect(unplaced.map(({ en }) => en)).toEqual(['Lemonade 0.5 l', 'Iced tea 0.5 l']);
  const { lines } = plan([sold], listed, false);
  expect(lines.every(({ kind }) => kind === 'new')).toBe(true);
});

test('a swap moves the products; the capacity stays with its spiral', () => {
  const narrow: FileProduct = { ...JUICE, capacity: 6 };
  expect(after([WATER, narrow], swapOf([WATER, narrow], 1, 2))).toEqual([
    { ...WATER, channel: 2, capacity: 6 },
    { ...narrow, channel: 1, capacity: 12 },
  ]);
  expect(after([WATER], swapOf([WATER], 1, 5))).toEqual([{ ...WATER, channel: 5 }]);
  expect(swapOf([WATER], 7, 8)).toEqual([]);
});
