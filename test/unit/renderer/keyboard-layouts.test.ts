import { expect, test } from 'vitest';
import { LOWER_ROWS, SIGN_ROWS, upperRows } from '../../../renderer/service/parts/keyboard-layouts.ts';

const ALPHABETS = {
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  en: 'abcdefghijklmnopqrstuvwxyz',
} as const;

test.each(['kk', 'ru', 'en'] as const)(
  '%s: every letter has a key, small and capital, and no row is too long',
  (language) => {
    const rows = LOWER_ROWS[language];
    const keys = rows.flatMap((row) => row.split(' '));
    for (const letter of ALPHABETS[language]) expect(keys.filter((key) => key === letter)).toHaveLength(1);
    const capitals = upperRows(rows).flatMap((row) => row.split(' '));
    for (const letter of ALPHABETS[language].toUpperCase()) expect(capitals).toContain(letter);
    for (const digit of '0123456789') expect(keys).toContain(digit);
    for (const row of [...rows, ...SIGN_ROWS]) expect(row.split(' ').length).toBeLessThanOrEqual(11);
  },
);
