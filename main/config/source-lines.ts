import { isMap, isScalar, type Document, type LineCounter } from 'yaml';

/** A configuration's text as it was read. */
export interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly file: string;
}

/** The line of a key, or of its nearest ancestor that exists; from 1. */
export function lineOf(path: readonly PropertyKey[], { document, lines }: Source): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== null) return String(lines.linePos(offset).line);
  }
  return null;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
    return pair !== undefined && isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null;
  }
  const node = document.getIn(path, true);
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  const start: unknown = Array.isArray(range) ? range[0] : null;
  return typeof start === 'number' ? start : null;
}
