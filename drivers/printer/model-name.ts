/** What stands between the parts of a name; a data sheet's hyphen is often a character of its own. */
const SEPARATORS = /[\s_\u2010-\u2015\u2212-]+/g;
/** Epson's printers by the name on their plate, also without its hyphen. */
const EPSON_PLATE = /^tm-?(?=[a-z]\d)/;

/**
 * The name of a model as the list of models spells them: `Rongta RP326` is `rongta-rp326`, and `TMT88V` is
 * `epson-tm-t88v`.
 */
export function modelName(typed: string): string {
  return typed.trim().toLowerCase().replace(SEPARATORS, '-').replace(EPSON_PLATE, 'epson-tm-');
}
