/** One element of a segment; null is an empty one. */
export type Element = string | number | null;

/** The end of every segment, the last one included. */
const SEGMENT_END = '\r\n';

const SEPARATOR = '*';
/** What stands for itself: printable ASCII without the separator and the escape. */
const PLAIN = /^[\u0020-\u007e]$/;
const RESERVED = new Set([SEPARATOR, '^']);
const HEX = 16;

/** A segment as one line: empty elements at its end are dropped, an empty one inside keeps its separator. */
export function segment(id: string, elements: readonly Element[] = []): string {
  const last = elements.findLastIndex((element) => element !== null && element !== '');
  const texts = elements.slice(0, last + 1).map((element) => (element === null ? '' : escaped(String(element))));
  return [id, ...texts].join(SEPARATOR) + SEGMENT_END;
}

/**
 * Free text as an element of at most `most` characters, escapes included: Latin letters for Cyrillic ones, because the
 * format names no code page.
 */
export function elementText(text: string, most: number): string {
  let [taken, length] = ['', 0];
  for (const character of latin(text)) {
    length += escaped(character).length;
    if (length > most) break;
    taken += character;
  }
  return taken.trimEnd();
}

function escaped(text: string): string {
  return Array.from(text, (character) =>
    PLAIN.test(character) && !RESERVED.has(character)
      ? character
      : `^${(character.codePointAt(0) ?? 0).toString(HEX).toUpperCase().padStart(2, '0')}^`,
  ).join('');
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k',
  қ: 'q', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u',
  ф: 'f', х: 'h', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', і: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya',
}; // prettier-ignore

/** Whatever has no Latin letter either is left out. */
function latin(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => {
    if (PLAIN.test(character)) return character;
    const small = LATIN[character.toLowerCase()];
    if (small !== undefined)
      return character === character.toLowerCase() ? small : small.slice(0, 1).toUpperCase() + small.slice(1);
    const [base = ''] = character.normalize('NFD');
    return PLAIN.test(base) ? base : '';
  }).join('');
}
