/** From `start` to before `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const TOKEN = /[\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s]/gu;
const WORD = /^[\p{L}\p{N}_$]/u;
const CLOSING = /^[)\]}]$/;
const LAST_COMMA = '(?:,\\s*)?';

/**
 * Every place where a text stands in a source, whatever a formatter has done: spaces and line breaks may be others, and
 * the comma before a closing bracket may be there or not.
 */
export function placesOf(text: string, source: string): readonly Place[] {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0) return [];
  const pattern = tokens.map((token, index) => {
    const next = tokens[index + 1];
    if (token === ',' && next !== undefined && CLOSING.test(next)) return '';
    const before = CLOSING.test(token) ? LAST_COMMA : '';
    const space = next === undefined ? '' : WORD.test(token) && WORD.test(next) ? '\\s+' : '\\s*';
    return `${before}${token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}${space}`;
  });
  const found = source.matchAll(new RegExp(pattern.join(''), 'gu'));
  return [...found].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}
