import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ConfigChange } from '../../../../app/config/change.ts';
import { editedText } from '../../../../main/config/edit/edit-text.ts';

const DEFAULT = readFileSync('resources/config/default.yaml', 'utf8');
const WATER = { id: 'water' };

const BLOCKS = `version: 1
# The shelf.
catalogue:
  # On the left.
  - id: water
    channel: 1
    name: { kk: Су, ru: Вода }   # two languages
    priceTenge: 450   # since May
  # On the right.
  - id: juice
    channel: 2
    name: "Сок"
    priceTenge: 390.50

# The end.
display: { diagonalInches: 21.5 }
`;

function edited(text: string, ...changes: readonly ConfigChange[]): string {
  const result = editedText(text, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.text;
}

/** The lines that differ, as a person would see them. */
function difference(
  before: string,
  after: string,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const was = before.split('\n');
  const is = after.split('\n');
  return { gone: was.filter((line) => !is.includes(line)), come: is.filter((line) => !was.includes(line)) };
}

function price(before: number, after: number, id = 'water'): ConfigChange {
  return { kind: 'set', path: ['catalogue', { id }, 'priceTenge'], before, after };
}

describe('a configuration changed in place', () => {
  test('a price in the documented example: one line changes, and in it the number alone', () => {
    const { gone, come } = difference(DEFAULT, edited(DEFAULT, price(450, 500)));
    expect(gone).toHaveLength(1);
    expect(come).toEqual([gone[0]?.replace('450', '500')]);
  });

  test('a key with a comment behind it keeps the comment', () => {
    expect(difference(BLOCKS, edited(BLOCKS, price(450, 470.5))).come).toEqual(['    priceTenge: 470.5   # since May']);
  });

  test('a new key in braces and a new key in a block', () => {
    const inBraces = edited(DEFAULT, {
      kind: 'set',
      path: ['catalogue', WATER, 'capacity'],
      before: undefined,
      after: 12,
    });
    expect(difference(DEFAULT, inBraces).come).toEqual([
      '  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450, stock: 10, capacity: 12 }',
    ]);
    const inBlock = edited(BLOCKS, {
      kind: 'set',
      path: ['catalogue', WATER, 'capacity'],
      before: undefined,
      after: 12,
    });
    expect(difference(BLOCKS, inBlock)).toEqual({ gone: [], come: ['    capacity: 12'] });
  });

  test('a key whose parents are absent brings them along', () => {
    const text = edited(BLOCKS, { kind: 'set', path: ['service', 'leaveAfterS'], before: undefined, after: 60 });
    expect(difference(BLOCKS, text)).toEqual({ gone: [], come: ['service:', '  leaveAfterS: 60'] });
  });

  test('a key is taken out, in braces and in a block', () => {
    const stock = edited(DEFAULT, { kind: 'set', path: ['catalogue', WATER, 'stock'], before: 10, after: undefined });
    expect(difference(DEFAULT, stock).come).toEqual([
      '  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450 }',
    ]);
    const block = edited(BLOCKS, {
      kind: 'set',
      path: ['catalogue', { id: 'juice' }, 'name'],
      before: 'Сок',
      after: undefined,
    });
    expect(difference(BLOCKS, block)).toEqual({ gone: ['    name: "Сок"'], come: [] });
  });

  test('a text with what YAML would read as something else is quoted', () => {
    const path = ['catalogue', WATER, 'name', 'ru'];
    const text = edited(BLOCKS, { kind: 'set', path, before: 'Вода', after: 'Вода: 0,5 л, {газ} #1' });
    expect(text).toContain('{ kk: Су, ru: "Вода: 0,5 л, {газ} #1" }   # two languages');
  });

  test('a product is added at the end and taken out, each with its lines alone', () => {
    const item = { id: 'tea', channel: 3, name: { ru: 'Чай' }, priceTenge: 300 };
    const added = edited(BLOCKS, { kind: 'add', path: ['catalogue'], item });
    expect(difference(BLOCKS, added)).toEqual({
      gone: [],
      come: ['  - { id: tea, channel: 3, name: { ru: Чай }, priceTenge: 300 }'],
    });
    expect(edited(added, { kind: 'remove', path: ['catalogue'], before: item })).toBe(BLOCKS);
  });

  test('two products change places with their comments', () => {
    const text = edited(BLOCKS, {
      kind: 'order',
      path: ['catalogue'],
      before: ['water', 'juice'],
      after: ['juice', 'water'],
    });
    expect(text.indexOf('# On the right.')).toBeLessThan(text.indexOf('- id: juice'));
    expect(text.indexOf('- id: juice')).toBeLessThan(text.indexOf('- id: water'));
    expect(text.split('\n').toSorted()).toEqual(BLOCKS.split('\n').toSorted());
  });

  test('a price that others share by an alias changes for one product alone, and its comment stays', () => {
    const shared = BLOCKS.replace('450   # since May', '&usual 450   # since May').replace('390.50', '*usual');
    const text = edited(shared, price(450, 500));
    expect(text).toContain('priceTenge: 500 # since May');
    expect(text).toContain('priceTenge: 450');
    expect(text).toContain('# On the right.');
    expect(edited(shared, price(450, 500, 'juice'))).toContain('priceTenge: &usual 450   # since May');
    const swapped = edited(shared, {
      kind: 'order',
      path: ['catalogue'],
      before: ['water', 'juice'],
      after: ['juice', 'water'],
    });
    for (const comment of ['# On the left.', '# On the right.', '# since May', '# The end.'])
      expect(swapped).toContain(comment);
  });

  test('products in braces over several lines come and go with their comments, with the line breaks of the file', () => {
    const braces = [
      'version: 1',
      'catalogue: [',
      '   # On the left.',
      '   { id: water, channel: 1, name: Су, priceTenge: 450 },',
      '   # On the right.',
      ' { id: juice, channel: 2,',
      '  name: Сок, priceTenge: 390.50 } ]',
      '',
    ].join('\r\n');
    const before = ['water', 'juice'];
    const moved = edited(braces, { kind: 'order', path: ['catalogue'], before, after: before.toReversed() });
    expect(moved.indexOf('# On the right.')).toBeLessThan(moved.indexOf('id: juice'));
    expect(moved.indexOf('id: juice')).toBeLessThan(moved.indexOf('# On the left.'));
    const item = { id: 'tea', channel: 3, name: 'Чай', priceTenge: 300 };
    const added = edited(braces, { kind: 'add', path: ['catalogue'], item, index: 0 });
    for (const text of [moved, added]) {
      expect(text).toContain('# On the left.');
      expect(text).toContain('# On the right.');
      expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    }
  });

  test('a file with a tab in its indentation, or half of one, is no text to change', () => {
    for (const text of ['version: 1\ncatalogue:\n\t- id: water\n', BLOCKS.slice(0, BLOCKS.indexOf(', ru: Вода'))])
      expect(editedText(text, [price(450, 500)])).toEqual({ ok: false, error: null });
  });

  test('line breaks of Windows stay', () => {
    const text = edited(BLOCKS.replaceAll('\n', '\r\n'), price(450, 500), {
      kind: 'set',
      path: ['catalogue', WATER, 'stock'],
      before: undefined,
      after: 5,
    });
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('a file that is no YAML is no text to change', () => {
    expect(editedText('version: [1', [price(450, 500)])).toEqual({ ok: false, error: null });
  });

  test('another value at the same key is reported, and nothing changes', () => {
    const conflict = { key: 'catalogue.water.priceTenge', found: '450' };
    expect(editedText(BLOCKS, [price(440, 500)])).toEqual({ ok: false, error: conflict });
    expect(editedText(BLOCKS, [price(1, 2, 'tea')])).toMatchObject({
      ok: false,
      error: { key: 'catalogue.tea.priceTenge' },
    });
  });
});
