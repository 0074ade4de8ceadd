import type { KaspiMethod } from '../../../app/session/view/view.ts';

/** Kaspi's names of its methods, as its rules want them written; the same in every language. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['gold', 'Kaspi Gold'],
  ['red', 'Kaspi Red'],
  ['loan', 'Kaspi Kredit'],
]);

/** The name on the badge; a method we do not know yet is shown as it came. */
export function methodName(method: KaspiMethod): string {
  return NAMES.get(method.toLowerCase()) ?? method;
}
