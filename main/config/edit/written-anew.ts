import { isAlias, isSeq, visit, type Document } from 'yaml';
import { idOf, valueAt, type ConfigChange, type FileValue } from '../../../app/config/change.ts';
import type { ReadFile } from './edit-key.ts';
import { nodeAt, placePath, spanOf, spliced } from './places.ts';
import { valueText } from './value-text.ts';

/** A text that reads as the wanted values; null where it does not. */
type Check = (text: string, wanted: FileValue) => ReadFile | null;

/**
 * A change of a list that cannot be made in the text: its elements come, go and change places with the comments before
 * them, and the document is written anew, which keeps comments and order, but not every blank. Null where that does not
 * give the wanted values.
 */
export function listWrittenAnew(
  file: ReadFile,
  change: ConfigChange,
  wanted: FileValue,
  check: Check,
): ReadFile | null {
  if (change.kind === 'set') return null;
  const { text, document, values } = file;
  const places = placePath(change.path, values);
  const copy = document.clone();
  const list = places === null ? null : copy.getIn(places, true);
  const elements = valueAt(values, change.path);
  if (!isSeq(list) || !Array.isArray(elements)) return null;
  const byId = new Map(list.items.map((item, index) => [idOf(elements[index] ?? null), item]));
  if (change.kind === 'order') list.items = change.after.flatMap((id) => byId.get(id) ?? []);
  else if (change.kind === 'remove') list.items = list.items.filter((item) => item !== byId.get(idOf(change.before)));
  else list.items.splice(change.index ?? list.items.length, 0, copy.createNode(change.item, { flow: true }));
  const whole = documentText(copy, text);
  return whole === null ? null : check(whole, wanted);
}

/** A value that cannot be changed in the text: it is written anew where it stands, or the document is. */
export function valueWrittenAnew(
  file: ReadFile,
  change: ConfigChange,
  wanted: FileValue,
  check: Check,
): ReadFile | null {
  const { text, document, values } = file;
  const places = placePath(change.path, values);
  if (places === null) return null;
  const value = placed(wanted, places);
  const span = spanOf(nodeAt(document, places), text);
  const inPlace = span === null || value === undefined ? null : check(spliced(text, span, valueText(value)), wanted);
  if (inPlace !== null) return inPlace;
  const copy = document.clone();
  if (value === undefined) copy.deleteIn(places);
  else copy.setIn(places, copy.createNode(value, { flow: true }));
  const whole = documentText(copy, text);
  return whole === null ? null : check(whole, wanted);
}

/**
 * The text with what each alias means in its place, and without anchors: what is changed at one of them must not change
 * at the others. Null where the file has no alias.
 */
export function textWithoutAliases({ text, document }: ReadFile): string | null {
  const copy = document.clone();
  let aliases = 0;
  visit(copy, {
    Alias: (_key, alias) => {
      aliases += 1;
      return copy.createNode(alias.toJS(copy), { flow: true });
    },
  });
  if (aliases === 0) return null;
  visit(copy, {
    Node: (_key, node) => {
      if (!isAlias(node)) delete node.anchor;
    },
  });
  return documentText(copy, text);
}

/** With the line breaks of the file; null where the document cannot be written, as with an alias before its anchor. */
function documentText(document: Document, before: string): string | null {
  try {
    const text = document.toString({ lineWidth: 0 });
    return before.includes('\r\n') ? text.replaceAll(/\r?\n/g, '\r\n') : text;
  } catch {
    return null;
  }
}

function placed(values: FileValue, places: readonly (string | number)[]): FileValue | undefined {
  return places.reduce<FileValue | undefined>((value, place) => {
    if (typeof place === 'number') return Array.isArray(value) ? value[place] : undefined;
    const isItem = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isItem ? value[place] : undefined;
  }, values);
}
