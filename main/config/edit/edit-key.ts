import type { Document } from 'yaml';
import { valueAt, type ChangePath, type ConfigChange, type FileValue } from '../../../app/config/change.ts';
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
  type Span,
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

/** A part of a text and what takes its place. */
export interface Edit {
  readonly span: Span;
  readonly replacement: string;
}

/** The text with another value at a key; null where it cannot be done in place. */
export function textWithKey(file: ReadFile, change: SetChange): string | null {
  const { text } = file;
  const section = newSection(file, change);
  if (section !== null) return withSection(text, section.key, section.value);
  const edit = editOfKey(file, change);
  return edit === null ? null : spliced(text, edit.span, edit.replacement);
}

/** A key at the top of the file that is not there yet, which has a place of its own among the sections. */
function newSection(
  { document, values }: ReadFile,
  { path, after }: SetChange,
): { readonly key: string; readonly value: FileValue } | null {
  const [key, ...below] = path;
  if (after === undefined || typeof key !== 'string' || valueAt(values, [key]) !== undefined) return null;
  const map = mapAt(document, []);
  return map === null || isFlow(map) ? null : { key, value: nested(below.map(keyOf), after) };
}

function keyOf(step: ChangePath[number]): string {
  return typeof step === 'string' ? step : step.id;
}

function nested(keys: readonly (string | number)[], value: FileValue): FileValue {
  return keys.reduceRight<FileValue>((inner, step) => ({ [step]: inner }), value);
}

/**
 * Another value at a key as a replacement in the text; null where it cannot be done so. Several edits of one text can be
 * made together, if they do not meet.
 */
export function editOfKey(file: ReadFile, change: SetChange): Edit | null {
  const { text, document, values } = file;
  const { path, after } = change;
  const places = placePath(path, values);
  if (places === null || newSection(file, change) !== null) return null;
  if (after === undefined) return withoutKey(text, document, places);
  if (valueAt(values, path) !== undefined) {
    const span = spanOf(nodeAt(document, places), text);
    return span === null ? null : { span, replacement: valueText(after, text[span.start] === '"') };
  }
  // The keys above it may be absent as well: the first one that is takes the others into its value.
  const depth = path.findIndex((_, index) => valueAt(values, path.slice(0, index + 1)) === undefined);
  const key = places[depth];
  const map = mapAt(document, places.slice(0, depth));
  if (map === null || typeof key !== 'string') return null;
  const value = nested(places.slice(depth + 1), after);
  return withNewKey(text, map, `${valueText(key)}: ${valueText(value)}`);
}

function withNewKey(text: string, map: NonNullable<ReturnType<typeof mapAt>>, line: string): Edit | null {
  const last = map.items.at(-1);
  const first = map.items[0];
  const span = last === undefined ? null : pairSpan(last, text);
  if (span === null || first === undefined) {
    const empty = spanOf(map, text);
    return empty === null || !isFlow(map) ? null : { span: empty, replacement: `{ ${line} }` };
  }
  if (isFlow(map)) return { span: { start: span.end, end: span.end }, replacement: `, ${line}` };
  const start = pairSpan(first, text)?.start ?? 0;
  const indent = ' '.repeat(start - lineStart(text, start));
  const at = nextLine(text, span.end);
  const isLast = !text.slice(0, at).endsWith('\n');
  const added = `${indent}${line}${lineBreak(text)}`;
  return { span: { start: at, end: at }, replacement: isLast ? lineBreak(text) + added : added };
}

function withoutKey(text: string, document: Document, places: readonly (string | number)[]): Edit | null {
  const key = places.at(-1);
  const map = mapAt(document, places.slice(0, -1));
  if (map === null || typeof key !== 'string') return null;
  const pair = pairOf(map, key);
  const span = pair === null ? null : pairSpan(pair, text);
  if (pair === null || span === null) return null;
  const index = map.items.indexOf(pair);
  if (isFlow(map)) {
    const before = index === 0 ? null : pairSpan(map.items[index - 1] ?? pair, text);
    if (before !== null) return { span: { start: before.end, end: span.end }, replacement: '' };
    const after = map.items[1] === undefined ? null : pairSpan(map.items[1], text);
    return { span: { start: span.start, end: after === null ? span.end : after.start }, replacement: '' };
  }
  const start = lineStart(text, span.start);
  if (text.slice(start, span.start).trim() !== '') return null;
  return { span: { start, end: nextLine(text, span.end) }, replacement: '' };
}
