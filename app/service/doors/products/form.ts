import { MAX_CHANNEL, MAX_PIECES } from '../../../config/schema.ts';
import { MAX_CATEGORY_LENGTH, MAX_NAME_LENGTH } from '../../../config/shown-text.ts';
import { LANGUAGES, type Language } from '../../../language/language.ts';
import { TIYN_PER_TENGE } from '../../../money/money.ts';
import { err, ok, type Result } from '../../../result.ts';
import type { ProductForm } from './actions.ts';
import type { FileProduct, FileText } from './file-product.ts';
import { typedPrice } from './typed-price.ts';
import type { CategoryChoice, FormMistake, Mistaken } from './types.ts';

/** What was typed, as values for the file. */
export interface FormValues {
  readonly priceTenge: number;
  readonly names: Readonly<Partial<Record<Language, string>>>;
  readonly channel: number;
  readonly capacity: number | undefined;
  /** Empty where the product has none. */
  readonly category: Readonly<Partial<Record<Language, string>>>;
  readonly picture: string | undefined;
  readonly active: boolean;
}

/** A form with the values of the file. */
export function formOf(product: FileProduct): ProductForm {
  const { channel, name, priceTenge, capacity, active = true, picture = '', category } = product;
  const { kk = '', ru = '', en = '' } = inLanguages(name);
  return {
    price: String(priceTenge),
    kk,
    ru,
    en,
    channel: String(channel),
    capacity: capacity === undefined ? '' : String(capacity),
    ...categoryForm(category),
    picture,
    active,
  };
}

/** The fields of a category; empty ones without it. */
export function categoryForm(category: FileText | undefined): CategoryChoice {
  const { kk = '', ru = '', en = '' } = inLanguages(category ?? {});
  return { categoryKk: kk, categoryRu: ru, categoryEn: en };
}

function inLanguages(text: FileText): Exclude<FileText, string> {
  return typeof text === 'string' ? { kk: text, ru: text, en: text } : text;
}

/** Reads a form; the first mistake decides. */
export function readForm(form: ProductForm): Result<FormValues, Mistaken> {
  const price = typedPrice(form.price);
  if (!price.ok) return price;
  const names = readNames(form);
  if (!names.ok) return names;
  const channel = readWhole(form.channel, MAX_CHANNEL);
  if (channel === null) return mistaken('channel-wrong', MAX_CHANNEL);
  const capacity = form.capacity.trim() === '' ? undefined : readWhole(form.capacity, MAX_PIECES);
  if (capacity === null) return mistaken('capacity-wrong', MAX_PIECES);
  const category = trimmed({ kk: form.categoryKk, ru: form.categoryRu, en: form.categoryEn });
  if (isLonger(category, MAX_CATEGORY_LENGTH)) return mistaken('category-long', MAX_CATEGORY_LENGTH);
  const picture = form.picture.trim();
  return ok({
    priceTenge: price.value / TIYN_PER_TENGE,
    names: names.value,
    channel,
    capacity,
    category,
    picture: picture === '' ? undefined : picture,
    active: form.active,
  });
}

function mistaken(mistake: FormMistake, limit: number | null = null): Result<never, Mistaken> {
  return err({ mistake, limit });
}

function readNames(form: ProductForm): Result<FormValues['names'], Mistaken> {
  const given = trimmed(form);
  if (Object.keys(given).length === 0) return mistaken('name-missing');
  return isLonger(given, MAX_NAME_LENGTH) ? mistaken('name-long', MAX_NAME_LENGTH) : ok(given);
}

/** The languages in which something was typed. */
function trimmed(typed: Readonly<Record<Language, string>>): FormValues['names'] {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, typed[language].trim()] as const).filter(([, text]) => text !== ''),
  );
}

function isLonger(texts: FormValues['names'], most: number): boolean {
  return Object.values(texts).some((text) => text.length > most);
}

function readWhole(text: string, most: number): number | null {
  const plain = text.trim();
  const value = /^\d{1,9}$/.test(plain) ? Number(plain) : 0;
  return value >= 1 && value <= most ? value : null;
}
