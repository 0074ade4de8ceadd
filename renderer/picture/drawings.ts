import type { Drawing } from './drawing.ts';
import { coffee, juice, milk, soda, tea, water } from './drinks.tsx';
import { apple, box, bread, chips, chocolate, cookie, gum, nuts, sandwich } from './snacks.tsx';

/** Drawings by their names in the catalogue's `picture`. */
const DRAWINGS: ReadonlyMap<string, Drawing> = new Map([
  ['water', water],
  ['juice', juice],
  ['soda', soda],
  ['coffee', coffee],
  ['tea', tea],
  ['milk', milk],
  ['chocolate', chocolate],
  ['bread', bread],
  ['sandwich', sandwich],
  ['chips', chips],
  ['cookie', cookie],
  ['gum', gum],
  ['nuts', nuts],
  ['apple', apple],
  ['box', box],
]);

/** The drawing with that name; a plain box for an unknown name. */
export function drawingOf(name: string): Drawing {
  return DRAWINGS.get(name) ?? box;
}
