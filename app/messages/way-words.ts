import type { Language, LocalText } from '../language/language.ts';
import { METHOD_WORDS } from './method-words.ts';

/** What people call the payment services; the same in every language. */
export const SERVICE_TITLES = { kaspi: 'Kaspi', apipay: 'ApiPay', byfly: 'ByFly' } as const;

const CASH_NAME: LocalText = { kk: 'Қолма-қол', ru: 'Наличные', en: 'Cash' };

const titles: ReadonlyMap<string, string> = new Map(Object.entries(SERVICE_TITLES));
const methods: ReadonlyMap<string, LocalText> = new Map(Object.entries(METHOD_WORDS));

/** A way to pay with its service; a name that begins with the service's stands alone. */
export function serviceWay(title: string, name: LocalText): LocalText {
  const one = (text: string): string => (text.startsWith(title) ? text : `${title}: ${text}`);
  return { kk: one(name.kk), ru: one(name.ru), en: one(name.en) };
}

/** A way to pay as totals name it, in words; one that this version does not know stays as it is recorded. */
export function wayName(language: Language, way: string): string {
  const [provider = '', method] = way.split(/-(.*)/s);
  if (method === undefined) return provider === 'cash' ? CASH_NAME[language] : way;
  const name = methods.get(method);
  if (name === undefined) return way;
  return serviceWay(titles.get(provider) ?? provider, name)[language];
}
