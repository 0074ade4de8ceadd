import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { sampleViews } from '../../../main/bench/samples/samples.ts';
import { parseConfig } from '../../../main/config/load-config.ts';
import { spoilt, reported } from './harness.ts';
import { noticeTextSchema } from '../../../app/orders.ts';

const NAME = 'name: { kk: Су, ru: Вода, en: Water }';
const BLANK = 'at least one visible character';

const PLACES = [
  ['a product', 'catalogue.0.name', '21', (text: string) => spoilt(NAME, `name: ${text}`), 60],
  ['a product in one language', 'catalogue.0.name.ru', '21', (text: string) => spoilt('ru: Вода', `ru: ${text}`), 60],
  ['the operator', 'operator.name', '3', (text: string) => spoilt('name: Aqbulaq', `name: ${text}`), 60],
  ['the contact', 'operator.contact', '3', (text: string) => spoilt('"+7 700 000 00 00"', text), 120],
] as const;

describe.each(PLACES)('the text of %s', (_what, key, line, withText, longest) => {
  test.each([
    ['nothing', '""'],
    ['blanks', '"   "'],
    ['a tab and a line break', String.raw`"\t\n"`],
    ['a no-break space', String.raw`"\u00a0"`],
    ['zero-width characters', String.raw`"\u200b\u2060\ufeff"`],
    ['a filler that counts as a letter', String.raw`"\u3164"`],
    ["Braille's blank", String.raw`"\u2800"`],
    ['a control character', String.raw`"\u0007"`],
  ])('is never %s', (_kind, text) => {
    expect(reported(withText(text))).toEqual({ key, line, detail: BLANK });
  });

  test('has a maximum length', () => {
    expect(reported(withText('ш'.repeat(longest)))).toEqual({});
    expect(reported(withText(`"  ${'ш'.repeat(longest)}  "`))).toEqual({});
    expect(reported(withText('ш'.repeat(longest + 1)))).toEqual({
      key,
      line,
      detail: `at most ${String(longest)} characters`,
    });
    expect(reported(withText('ш'.repeat(3_000)))).toMatchObject({
      key,
      detail: `at most ${String(longest)} characters`,
    });
  });

  test.each(['7', 'Ұ', '水', '🥤', '№'])('can be as short as %s', (text) => {
    expect(reported(withText(`"${text}"`))).toEqual({});
  });
});

test('blanks around a text are not shown', () => {
  const parsed = parseConfig(
    spoilt(NAME, 'name: { ru: "  Вода ", en: "\\tWater" }').replace('name: Aqbulaq', 'name: " Aqbulaq "'),
    'kiosk.yaml',
  );
  expect(parsed).toMatchObject({
    ok: true,
    value: { operator: { name: 'Aqbulaq' }, catalogue: [{ name: { kk: 'Вода', ru: 'Вода', en: 'Water' } }] },
  });
});

const WAYS_TO_PAY: readonly string[] = Object.values(METHOD_WORDS).map(({ ru }) => ru);

/**
 * Every name in three languages that a sample screen shows, however deep it lies. Ways to pay have words of their own, and
 * the notices of a fleet have limits of their own.
 */
function namesIn(value: unknown): readonly string[] {
  const name = z.object({ kk: z.string(), ru: z.string(), en: z.string() }).safeParse(value);
  if (name.success) return WAYS_TO_PAY.includes(name.data.ru) ? [] : Object.values(name.data);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => (key === 'notice' ? [] : namesIn(part)));
}

const noticeTexts = Object.values(sampleViews).flatMap((view) => ('notice' in view ? [view.notice] : []));

test('every notice that the layouts are made for is allowed', () => {
  expect(noticeTexts.length).toBeGreaterThan(2);
  expect(noticeTexts.filter((words) => !noticeTextSchema.safeParse(words).success)).toEqual([]);
});

test('every name that the layouts are made for is allowed', () => {
  const names = namesIn(sampleViews);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => reported(spoilt('ru: Вода', `ru: "${name}"`)).detail !== undefined)).toEqual([]);
});
