import { MAX_CHANNEL, MAX_PIECES } from '../../../config/schema.ts';
import { MAX_NAME_LENGTH } from '../../../config/shown-text.ts';
import { LANGUAGES, type Language } from '../../../language/language.ts';
import { TIYN_PER_TENGE } from '../../../money/money.ts';
import { err, ok, type Result } from '../../../result.ts';
import type { ProductForm } from './actions.ts';
import { typedPrice } from './typed-price.ts';
import type { FileProduct, FormMistake, Mistaken } from './types.ts';

/** What was typed, as values for the file. */
export interface FormValues {
  readonly priceTenge: number;
  readonly names: Readonly<Partial<Record<Language, string>>>;
  readonly channel: number;
  readonly capacity: number | undefined;
  readonly picture: string | undefined;
  readonly active: boolean;
}

/** A form with the values of the file. */
export function formOf({ channel, name, priceTenge, capacity, active = true, picture = '' }: FileProduct): ProductForm {
  const names = typeof name === 'string' ? { kk: name, ru: name, en: name } : name;
  const { kk = '', ru = '', en = '' } = names;
  return {
    price: String(priceTenge),
    kk,
    ru,
    en,
    channel: String(channel),
    capacity: capacity === undefined ? '' : String(capacity),
    picture,
    active,
  };
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
  const picture = form.picture.trim();
  return ok({
    priceTenge: price.value / TIYN_PER_TENGE,
    names: names.value,
    channel,
    capacity,
    picture: picture === '' ? undefined : picture,
    active: form.active,
  });
}

function mistaken(mistake: FormMistake, limit: number | null = null): Result<never, Mistaken> {
  return err({ mistake, limit });
}

function readNames(form: ProductForm): Result<FormValues['names'], Mistaken> {
  const given = LANGUAGES.map((language) => [language, form[language].trim()] as const).filter(
    ([, name]) => name !== '',
  );
  if (given.length === 0) return mistaken('name-missing');
  if (given.some(([, name]) => name.length > MAX_NAME_LENGTH)) return mistaken('name-long', MAX_NAME_LENGTH);
  return ok(Object.fromEntries(given));
}

function readWhole(text: string, most: number): number | null {
  const plain = text.trim();
  const value = /^\d{1,9}$/.test(plain) ? Number(plain) : 0;
  return value >= 1 && value <= most ? value : null;
}
