import type { Language } from '../../../language/language.ts';

/** What a column of a list of products may hold; `name` and `category` are the same in every language. */
export const LIST_COLUMNS = [
  'name',
  'kk',
  'ru',
  'en',
  'price',
  'channel',
  'stock',
  'capacity',
  'category',
  'categoryKk',
  'categoryRu',
  'categoryEn',
  'picture',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Where each column stands, and what the list calls it. */
export type Columns = ReadonlyMap<ListColumn, { readonly place: number; readonly header: string }>;

type Subject = 'name' | 'price' | 'channel' | 'stock' | 'capacity' | 'category' | 'picture';

/** How people call a column, in any of the languages. */
const SUBJECTS: Readonly<Record<Subject, readonly string[]>> = {
  name: ['name', 'product', 'title', 'название', 'наименование', 'товар', 'атауы', 'атау', 'тауар'],
  price: ['price', 'цена', 'стоимость', 'баға', 'бағасы'],
  channel: ['channel', 'slot', 'spiral', 'канал', 'ячейка', 'слот', 'спираль', 'арна', 'арнасы', 'ұяшық'],
  stock: ['stock', 'count', 'quantity', 'qty', 'loaded', 'остаток', 'количество', 'загружено', 'запас'].concat([
    'саны',
    'қалдық',
    'қалдығы',
    'қоры',
    'салынды',
  ]),
  capacity: ['capacity', 'holds', 'вместимость', 'вмещает', 'емкость', 'сыйымдылығы', 'сыйымдылық', 'сыяды'],
  category: ['category', 'group', 'категория', 'группа', 'санат', 'санаты'],
  picture: ['picture', 'image', 'photo', 'картинка', 'изображение', 'фото', 'сурет', 'суреті'],
};

const LANGUAGES_CALLED: Readonly<Record<Language, readonly string[]>> = {
  kk: ['kk', 'kz', 'kaz', 'kazakh', 'қаз', 'қазақша', 'каз', 'казахский', 'казахском', 'казахски'],
  ru: ['ru', 'rus', 'russian', 'рус', 'орысша', 'русский', 'русском', 'русски'],
  en: ['en', 'eng', 'english', 'анг', 'англ', 'ағылшынша', 'английский', 'английском', 'английски'],
};

/** Words beside these that change nothing: units, and little words. */
const BESIDE = new Set(
  ['in', 'of', 'the', 'на', 'в', 'по', 'реле', 'relay', 'языке', 'тілінде', 'товара', 'тауардың', 'product']
    .concat(['tenge', 'kzt', 'тенге', 'теңге', 'тг', 'шт', 'штук', 'pcs', 'pieces', 'дана', 'файл', 'file'])
    .concat(['price', 'name', 'название']),
);

const SUBJECT_OF: ReadonlyMap<string, Subject> = called(SUBJECTS);
const LANGUAGE_OF: ReadonlyMap<string, Language> = called(LANGUAGES_CALLED);

function called<K extends string>(names: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> {
  const words = new Map<string, K>();
  for (const key in names) for (const word of names[key]) words.set(word, key);
  return words;
}

/** The column that a header names, in whatever spelling; null for one that the list does not know. */
export function columnOf(header: string): ListColumn | null {
  const words = header
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const subjects = words.flatMap((word) => SUBJECT_OF.get(word) ?? []);
  const [language = null] = words.flatMap((word) => LANGUAGE_OF.get(word) ?? []);
  const isKnown = words.every((word) => SUBJECT_OF.has(word) || LANGUAGE_OF.has(word) || BESIDE.has(word));
  // A table's "product category" is its category, "product name" its name.
  const subject = subjects.find((one) => one !== 'name') ?? subjects[0] ?? (language === null ? null : 'name');
  if (!isKnown || subject === null) return null;
  if (subject === 'name') return language ?? 'name';
  if (subject !== 'category') return language === null ? subject : null;
  return language === null ? 'category' : CATEGORY_IN[language];
}

const CATEGORY_IN = { kk: 'categoryKk', ru: 'categoryRu', en: 'categoryEn' } as const satisfies Record<
  Language,
  ListColumn
>;
