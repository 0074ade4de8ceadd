import {
  idOf,
  indexIn,
  valueAt,
  type ChangePath,
  type ConfigChange,
  type FileValue,
} from '../../../app/config/change.ts';
import { textWithKey, type ReadFile } from './edit-key.ts';
import { isFlow, lineBreak, lineStart, listAt, nextLine, placePath, spanOf, spliced, type Span } from './places.ts';
import { valueText } from './value-text.ts';

type ListChange = Exclude<ConfigChange, { readonly kind: 'set' }>;

/** The text with another list; null where it cannot be done in place. */
export function textWithList(file: ReadFile, change: ListChange): string | null {
  const { values } = file;
  if (change.kind === 'add' && valueAt(values, change.path) === undefined)
    return textWithKey(file, { kind: 'set', path: change.path, before: undefined, after: [{ ...change.item }] });
  return textOfList(file, change.path, (own, wrap) => pieces(own, wrap, change, valueAt(values, change.path)));
}

type Rearrange = (
  own: readonly string[],
  wrap: (item: Readonly<Record<string, FileValue>>) => string,
) => readonly string[] | null;

/** The text with the elements of a list in another order, fewer or more of them; null where that cannot be done in place. */
export function textOfList(
  { text, document, values }: ReadFile,
  path: ChangePath,
  rearrange: Rearrange,
): string | null {
  const places = placePath(path, values);
  const list = places === null ? null : listAt(document, places);
  if (list === null) return null;
  const items = list.items.map((item) => spanOf(item, text));
  const spans = items.filter((span) => span !== null);
  if (spans.length !== items.length) return null;
  const parts = isFlow(list) ? flowParts(text, spans) : blockParts(text, spans);
  if (parts === null) return null;
  const { elements, between, wrap, span } = parts;
  const own = elements.map(({ start, end }) => text.slice(start, end));
  // A last line without a line break must not run into the next one.
  const whole = between === '' ? own.map((piece) => (piece.endsWith('\n') ? piece : piece + lineBreak(text))) : own;
  const rearranged = rearrange(whole, (item) => wrap(valueText({ ...item })));
  return rearranged === null ? null : spliced(text, span, rearranged.join(between));
}

/** The elements of a list as pieces of text that can be put in another order. */
interface Parts {
  readonly span: Span;
  readonly elements: readonly Span[];
  readonly between: string;
  readonly wrap: (item: string) => string;
}

function flowParts(text: string, spans: readonly Span[]): Parts | null {
  const [first, second] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  const between = second === undefined ? ', ' : text.slice(first.end, second.start);
  const isPlain = spans.every(({ end }, index) => {
    const next = spans[index + 1];
    return next === undefined || /^\s*,\s*$/.test(text.slice(end, next.start));
  });
  return isPlain
    ? { span: { start: first.start, end: last.end }, elements: spans, between, wrap: (item) => item }
    : null;
}

/** Each element with the whole lines that it stands on; the comments above it belong to it, but not those above the first. */
function blockParts(text: string, spans: readonly Span[]): Parts | null {
  const elements: Span[] = [];
  for (const { start, end } of spans) {
    const line = lineStart(text, start);
    if (!/^\s*-\s+$/.test(text.slice(line, start))) return null;
    const before = elements.at(-1);
    elements.push({ start: before === undefined ? line : before.end, end: nextLine(text, end) });
  }
  const first = elements[0];
  const last = elements.at(-1);
  const place = spans[0];
  if (first === undefined || last === undefined || place === undefined) return null;
  const dash = text.slice(first.start, place.start);
  return {
    span: { start: first.start, end: last.end },
    elements,
    between: '',
    wrap: (item) => `${dash}${item}${lineBreak(text)}`,
  };
}

/** The pieces of the list as they are to follow one another; null where an element is missing. */
function pieces(
  own: readonly string[],
  wrap: Parameters<Rearrange>[1],
  change: ListChange,
  found: FileValue | undefined,
): readonly string[] | null {
  switch (change.kind) {
    case 'add': {
      const index = change.index ?? own.length;
      return [...own.slice(0, index), wrap(change.item), ...own.slice(index)];
    }
    case 'remove': {
      const index = indexIn(found, idOf(change.before));
      if (index === null || own.length === 1) return null;
      return own.filter((_, place) => place !== index);
    }
    default: {
      const order = change.after.map((id) => indexIn(found, id));
      return order.flatMap((index) => (index === null ? [] : [own[index] ?? '']));
    }
  }
}
