import type { Document } from 'yaml';
import { valueAt, type ConfigChange, type FileValue } from '../../../app/config/change.ts';
import {
  isFlow,
  lineBreak,
  lineStart,
  mapAt,
  nextLine,
  nodeAt,
  pairOf,
  pairSpan,
  placePath,
  spanOf,
  spliced,
} from './places.ts';
import { withSection } from './section-text.ts';
import { valueText } from './value-text.ts';

type SetChange = Extract<ConfigChange, { readonly kind: 'set' }>;

/** A file as it is read. */
export interface ReadFile {
  readonly text: string;
  readonly document: Document;
  readonly values: FileValue;
}

/** The text with another value at a key; null where it cannot be done in place. */
export function textWithKey({ text, document, values }: ReadFile, { path, after }: SetChange): string | null {
  const places = placePath(path, values);
  if (places === null) return null;
  if (after === undefined) return withoutKey(text, document, places);
  if (valueAt(values, path) !== undefined) {
    const span = spanOf(nodeAt(document, places), text);
    if (span === null) return null;
    return spliced(text, span, valueText(after, text[span.start] === '"'));
  }
  // The keys above it may be absent as well: the first one that is takes the others into its value.
  const depth = path.findIndex((_, index) => valueAt(values, path.slice(0, index + 1)) === undefined);
  const key = places[depth];
  const map = mapAt(document, places.slice(0, depth));
  if (map === null || typeof key !== 'string') return null;
  const value = places.slice(depth + 1).reduceRight<FileValue>((inner, step) => ({ [step]: inner }), after);
  if (depth === 0 && !isFlow(map)) return withSection(text, key, value);
  return withNewKey(text, map, `${valueText(key)}: ${valueText(value)}`);
}

function withNewKey(text: string, map: NonNullable<ReturnType<typeof mapAt>>, line: string): string | null {
  const last = map.items.at(-1);
  const first = map.items[0];
  const span = last === undefined ? null : pairSpan(last, text);
  if (span === null || first === undefined) {
    const empty = spanOf(map, text);
    return empty === null || !isFlow(map) ? null : spliced(text, empty, `{ ${line} }`);
  }
  if (isFlow(map)) return spliced(text, { start: span.end, end: span.end }, `, ${line}`);
  const start = pairSpan(first, text)?.start ?? 0;
  const indent = ' '.repeat(start - lineStart(text, start));
  const at = nextLine(text, span.end);
  const isLast = !text.slice(0, at).endsWith('\n');
  const added = `${indent}${line}${lineBreak(text)}`;
  return spliced(text, { start: at, end: at }, isLast ? lineBreak(text) + added : added);
}

function withoutKey(text: string, document: Document, places: readonly (string | number)[]): string | null {
  const key = places.at(-1);
  const map = mapAt(document, places.slice(0, -1));
  if (map === null || typeof key !== 'string') return null;
  const pair = pairOf(map, key);
  const span = pair === null ? null : pairSpan(pair, text);
  if (pair === null || span === null) return null;
  const index = map.items.indexOf(pair);
  if (isFlow(map)) {
    const before = index === 0 ? null : pairSpan(map.items[index - 1] ?? pair, text);
    if (before !== null) return spliced(text, { start: before.end, end: span.end }, '');
    const after = map.items[1] === undefined ? null : pairSpan(map.items[1], text);
    return spliced(text, { start: span.start, end: after === null ? span.end : after.start }, '');
  }
  const start = lineStart(text, span.start);
  if (text.slice(start, span.start).trim() !== '') return null;
  return spliced(text, { start, end: nextLine(text, span.end) }, '');
}
