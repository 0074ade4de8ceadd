import { parseDocument } from 'yaml';
import { z } from 'zod';
import {
  changedValues,
  isSame,
  type ChangeConflict,
  type ConfigChange,
  type FileValue,
} from '../../../app/config/change.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { textWithKey, type ReadFile } from './edit-key.ts';
import { textWithList } from './edit-list.ts';
import { groupsOf, textWithGroup, type ChangeGroup } from './edit-many.ts';
import { listWrittenAnew, textWithoutAliases, valueWrittenAnew } from './written-anew.ts';

const MAX_ALIASES = 50;

/** The values of a text; null where it is no YAML. */
export function readYaml(text: string): ReadFile | null {
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
    if (document.errors.length > 0) return null;
    const values = z.json().safeParse(document.toJS({ maxAliasCount: MAX_ALIASES }));
    return values.success ? { text, document, values: values.data } : null;
  } catch {
    return null;
  }
}

/** A text with the changes, one after the other. */
export interface EditedText {
  readonly text: string;
  readonly before: FileValue;
  readonly after: FileValue;
}

/**
 * Changes a text in place: comments, order, and every unaffected line stay as they are. The result is parsed and
 * compared with the requested one. Where a change cannot be made in place, the document is written anew, which keeps
 * comments and order, but not every blank.
 */
export function editedText(text: string, changes: readonly ConfigChange[]): Result<EditedText, ChangeConflict | null> {
  const first = readYaml(text);
  if (first === null) return err(null);
  let file = first;
  for (const group of groupsOf(changes)) {
    const next = withGroup(file, group);
    if (!next.ok) return next;
    file = next.value;
  }
  return ok({ text: file.text, before: first.values, after: file.values });
}

type Changed = Result<ReadFile, ChangeConflict | null>;

/** A group in one reading of the file, or its changes one after the other where that does not come out as wanted. */
function withGroup(file: ReadFile, group: ChangeGroup): Changed {
  const { changes } = group;
  if (changes.length > 1) {
    const wanted = valuesAfter(file.values, changes);
    if (!wanted.ok) return wanted;
    const text = textWithGroup(file, group);
    const together = text === null ? null : checked(text, wanted.value);
    if (together !== null) return ok(together);
  }
  let last = file;
  for (const change of changes) {
    const wanted = changedValues(last.values, change);
    if (!wanted.ok) return wanted;
    if (isSame(wanted.value, last.values) && change.kind !== 'order') continue;
    const next = changedOnce(last, change, wanted.value);
    if (next === null) return err(null);
    last = next;
  }
  return ok(last);
}

function valuesAfter(values: FileValue, changes: readonly ConfigChange[]): Result<FileValue, ChangeConflict> {
  let after = values;
  for (const change of changes) {
    const changed = changedValues(after, change);
    if (!changed.ok) return changed;
    after = changed.value;
  }
  return ok(after);
}

/**
 * In the text; or in the document; or in the document without anchors and aliases, which would change in several places
 * at once; or with the whole value written anew.
 */
function changedOnce(file: ReadFile, change: ConfigChange, wanted: FileValue): ReadFile | null {
  const kept = (one: ReadFile): ReadFile | null =>
    changedInPlace(one, change, wanted) ?? listWrittenAnew(one, change, wanted, checked);
  const written = kept(file);
  if (written !== null) return written;
  const text = textWithoutAliases(file);
  const plain = text === null ? null : checked(text, file.values);
  const withoutAliases = plain === null ? null : kept(plain);
  return withoutAliases ?? valueWrittenAnew(plain ?? file, change, wanted, checked);
}

function changedInPlace(file: ReadFile, change: ConfigChange, wanted: FileValue): ReadFile | null {
  const text = change.kind === 'set' ? textWithKey(file, change) : textWithList(file, change);
  return text === null ? null : checked(text, wanted);
}

function checked(text: string, wanted: FileValue): ReadFile | null {
  const read = readYaml(text);
  return read !== null && isSame(read.values, wanted) ? read : null;
}
