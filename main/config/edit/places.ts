import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { indexIn, type ChangePath, type FileValue, valueAt } from '../../../app/config/change.ts';

/** From where to where something stands in the text; `end` is behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with a part replaced. */
export function spliced(text: string, { start, end }: Span, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Where a node stands, without the blanks and comments behind it; null where the text does not have it. */
export function spanOf(node: unknown, text: string): Span | null {
  if (!isNode(node) || node.range === null || node.range === undefined) return null;
  const [start, valueEnd] = node.range;
  let end = valueEnd;
  // A block ends with the line break of its last line.
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** The path with the places of list elements in place of their ids; null where there is no such element. */
export function placePath(path: ChangePath, file: FileValue): readonly (string | number)[] | null {
  const places: (string | number)[] = [];
  for (const [depth, step] of path.entries()) {
    const place = typeof step === 'string' ? step : indexIn(valueAt(file, path.slice(0, depth)), step.id);
    if (place === null) return null;
    places.push(place);
  }
  return places;
}

/** The node at a path; null where there is none. */
export function nodeAt(document: Document, path: readonly (string | number)[]): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

export function mapAt(document: Document, path: readonly (string | number)[]): YAMLMap | null {
  const node = nodeAt(document, path);
  return isMap(node) ? node : null;
}

export function listAt(document: Document, path: readonly (string | number)[]): YAMLSeq | null {
  const node = nodeAt(document, path);
  return isSeq(node) ? node : null;
}

/** The pair of a map that has this key. */
export function pairOf(map: YAMLMap, key: string): Pair | null {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key) ?? null;
}

/** Where a key with its value stands. */
export function pairSpan({ key, value }: Pair, text: string): Span | null {
  const start = spanOf(key, text);
  const end = spanOf(value, text);
  if (start === null) return null;
  return { start: start.start, end: end === null || end.end < start.end ? start.end : end.end };
}

/** Whether a map or list is written with brackets. */
export function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line break that ends the line; the end of the text where there is none. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** What ends the lines of this text. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
