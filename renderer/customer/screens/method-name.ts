import type { KaspiMethod } from '../../../app/session/view/view.ts';

/** The names of Kaspi's payment methods as its rules spell them; the same in every language. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['gold', 'Kaspi Gold'],
  ['red', 'Kaspi Red'],
  ['loan', 'Kaspi Kredit'],
]);

/** The name on the badge; an unknown method is shown unchanged. */
export function methodName(method: KaspiMethod): string {
  return NAMES.get(method.toLowerCase()) ?? method;
}
