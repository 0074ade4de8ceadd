import { idOf, indexIn, isSame, valueAt, type ConfigChange } from '../../../app/config/change.ts';
import { editOfKey, textWithKey, type Edit, type ReadFile } from './edit-key.ts';
import { textOfList } from './edit-list.ts';
import { spliced } from './places.ts';

type ChangeOf<K extends ConfigChange['kind']> = Extract<ConfigChange, { readonly kind: K }>;

/** Changes that can be made in one reading of the file. */
export interface ChangeGroup {
  readonly changes: readonly ConfigChange[];
}

/** Neighbours of one kind, because a list of products that is taken over has hundreds of changes. */
export function groupsOf(changes: readonly ConfigChange[]): readonly ChangeGroup[] {
  const groups: ConfigChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const [before] = last ?? [];
    if (last !== undefined && before !== undefined && isTogether(before, change)) last.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => ({ changes: group }));
}

function isTogether(before: ConfigChange, change: ConfigChange): boolean {
  switch (change.kind) {
    case 'set':
      return before.kind === 'set';
    case 'add':
      return (
        before.kind === 'add' && isAtEnd(before) && isAtEnd(change) && isSame([...keys(before)], [...keys(change)])
      );
    case 'remove':
      return before.kind === 'remove' && isSame([...keys(before)], [...keys(change)]);
    default:
      return false;
  }
}

function isAtEnd({ index }: ChangeOf<'add'>): boolean {
  return index === undefined;
}

function keys({ path }: ConfigChange): readonly string[] {
  return path.map((step) => (typeof step === 'string' ? step : step.id));
}

/** The text with a whole group of changes; null where it cannot be done so. */
export function textWithGroup(file: ReadFile, { changes }: ChangeGroup): string | null {
  const [first] = changes;
  if (first === undefined) return file.text;
  if (first.kind === 'set') return withSets(file, changes.filter(isSet));
  if (first.kind === 'add') return withAdded(file, first.path, changes.filter(isAdd));
  return first.kind === 'remove' ? withRemoved(file, first.path, changes.filter(isRemove)) : null;
}

function isSet(change: ConfigChange): change is ChangeOf<'set'> {
  return change.kind === 'set';
}

function isAdd(change: ConfigChange): change is ChangeOf<'add'> {
  return change.kind === 'add';
}

function isRemove(change: ConfigChange): change is ChangeOf<'remove'> {
  return change.kind === 'remove';
}

/** All keys in the text as it was read, from its end to its beginning. */
function withSets(file: ReadFile, changes: readonly ChangeOf<'set'>[]): string | null {
  const edits: Edit[] = [];
  for (const change of changes) {
    if (isSame(valueAt(file.values, change.path), change.after)) continue;
    const edit = editOfKey(file, change);
    if (edit === null) return null;
    edits.push(edit);
  }
  const sorted = edits.toSorted((one, other) => one.span.start - other.span.start);
  const isApart = sorted.every(({ span }, index) => span.start >= (sorted[index - 1]?.span.end ?? 0));
  return isApart
    ? sorted.reduceRight((text, { span, replacement }) => spliced(text, span, replacement), file.text)
    : null;
}

function withAdded(file: ReadFile, path: ConfigChange['path'], adds: readonly ChangeOf<'add'>[]): string | null {
  const items = adds.map(({ item }) => ({ ...item }));
  if (valueAt(file.values, path) === undefined)
    return textWithKey(file, { kind: 'set', path, before: undefined, after: items });
  return textOfList(file, path, (own, wrap) => [...own, ...items.map(wrap)]);
}

function withRemoved(
  file: ReadFile,
  path: ConfigChange['path'],
  removals: readonly ChangeOf<'remove'>[],
): string | null {
  const list = valueAt(file.values, path);
  const gone = new Set(removals.map(({ before }) => indexIn(list, idOf(before))));
  if (gone.has(null)) return null;
  return textOfList(file, path, (own) => (gone.size < own.length ? own.filter((_, index) => !gone.has(index)) : null));
}
