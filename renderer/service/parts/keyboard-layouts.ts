import type { Language } from '../../../app/language/language.ts';

/** Rows of keys, as the on-screen keyboard takes them; `{...}` are keys with a function. */
export type Rows = readonly string[];

const LAST_ROW = '{language} {signs} , {space} . - {enter}';
const DIGITS = '1 2 3 4 5 6 7 8 9 0 {bksp}';
/** The two rare letters of the Russian alphabet stand further down, for the sake of wider keys. */
const RUSSIAN: Rows = [
  'й ц у к е н г ш щ з х',
  'ф ы в а п р о л д ж э',
  '{shift} я ч с м и т ь б ю ъ',
  '{language} {signs} ё , {space} . - {enter}',
];

/**
 * A row has at most eleven keys: twelve would be narrower than 44 px on a panel of 600. Kazakh keeps its nine letters in a
 * row of their own, so that the Russian ones stay where everybody looks for them.
 */
export const LOWER_ROWS: Readonly<Record<Language, Rows>> = {
  kk: [DIGITS, 'ә і ң ғ ү ұ қ ө һ', ...RUSSIAN],
  ru: [DIGITS, ...RUSSIAN],
  en: [DIGITS, 'q w e r t y u i o p', 'a s d f g h j k l :', '{shift} z x c v b n m _ @ /', LAST_ROW],
};

/** What passwords are made of besides letters. */
export const SIGN_ROWS: Rows = [
  DIGITS,
  '! @ # $ % ^ & * ( )',
  `- _ = + / \\ | : ; "`,
  `{ } [ ] < > ~ ' \` ?`,
  '{signs} , {space} . № ₸ {enter}',
];

/** The same with capital letters; keys with a function stay. */
export function upperRows(rows: Rows): Rows {
  return rows.map((row) =>
    row
      .split(' ')
      .map((key) => (key.startsWith('{') ? key : key.toLocaleUpperCase('ru')))
      .join(' '),
  );
}
