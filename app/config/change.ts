import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { err, ok, type Result } from '../result.ts';

/** A value in the file. */
export type FileValue = z.core.util.JSONType;

/** One step on the way to a value: a key, or the element of a list that has this `id`. */
export type PathStep = string | { readonly id: string };
export type ChangePath = readonly PathStep[];

interface FileItem {
  readonly [key: string]: FileValue;
}

/**
 * One change of the configuration file. `before` is the value on which the decision was based: if the file has another
 * value by now, it is not changed. Undefined means an absent key.
 */
export type ConfigChange =
  | {
      readonly kind: 'set';
      readonly path: ChangePath;
      readonly before: FileValue | undefined;
      readonly after: FileValue | undefined;
    }
  /** A new element of a list, before the one that stands at `index` now; at the end without it. */
  | { readonly kind: 'add'; readonly path: ChangePath; readonly item: FileItem; readonly index?: number }
  | { readonly kind: 'remove'; readonly path: ChangePath; readonly before: FileItem }
  /** The order of a list's elements, by their ids. */
  | {
      readonly kind: 'order';
      readonly path: ChangePath;
      readonly before: readonly string[];
      readonly after: readonly string[];
    };

/** The file has another value for this key than the one on which the decision was based. */
export interface ChangeConflict {
  /** Dotted, an element of a list by its id. */
  readonly key: string;
  /** The value of the file; null where it has none, or where it must not leave main. */
  readonly found: string | null;
}

/** Why a change of the configuration was not written. */
export type NotChanged =
  /** Another program has changed the key since the decision. */
  | { readonly kind: 'conflict'; readonly conflict: ChangeConflict }
  /** The configuration's rules refuse the result, or the file as it is; the problem names key and line. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The disk. */
  | { readonly kind: 'not-written'; readonly detail: string };

/** Why a change was not taken back. */
export type NotUndone = NotChanged | { readonly kind: 'nothing-to-undo' };

/** A path as people read it: `catalogue.water.priceTenge`. */
function keyOf(path: ChangePath): string {
  return path.map((step) => (typeof step === 'string' ? step : step.id)).join('.');
}

/** The change that takes this one back, in the file that it left. */
export function inverseOf(change: ConfigChange, file: FileValue): ConfigChange {
  switch (change.kind) {
    case 'set':
      return { ...change, before: change.after, after: change.before };
    case 'add':
      return { kind: 'remove', path: change.path, before: change.item };
    case 'remove': {
      const index = listAt(file, change.path).findIndex((one) => idOf(one) === idOf(change.before));
      return { kind: 'add', path: change.path, item: change.before, ...(index < 0 ? {} : { index }) };
    }
    default:
      return { ...change, before: change.after, after: change.before };
  }
}

/** The file's values after the change. */
export function changedValues(file: FileValue, change: ConfigChange): Result<FileValue, ChangeConflict> {
  const { path } = change;
  switch (change.kind) {
    case 'set': {
      const found = valueAt(file, path);
      if (!isSame(found, change.before) && !isSame(found, change.after)) return err(conflict(path, found));
      const parent = valueAt(file, path.slice(0, -1));
      if (path.some((step) => typeof step !== 'string') && parent === undefined) return err(conflict(path, undefined));
      return ok(withValue(file, path, change.after));
    }
    case 'add': {
      const list = listAt(file, path);
      const twin = list.find((one) => idOf(one) === idOf(change.item));
      if (twin !== undefined) return err(conflict([...path, { id: idOf(change.item) }], twin));
      const index = Math.min(change.index ?? list.length, list.length);
      return ok(withValue(file, path, [...list.slice(0, index), change.item, ...list.slice(index)]));
    }
    case 'remove': {
      const list = listAt(file, path);
      const id = idOf(change.before);
      const found = list.find((one) => idOf(one) === id);
      if (!isSame(found, change.before)) return err(conflict([...path, { id }], found));
      return ok(
        withValue(
          file,
          path,
          list.filter((one) => one !== found),
        ),
      );
    }
    default: {
      const list = listAt(file, path);
      const ids = list.map(idOf);
      if (!isSame(ids, [...change.before])) return err(conflict(path, ids));
      const sorted = change.after.flatMap((id) => list.filter((one) => idOf(one) === id));
      return sorted.length === list.length ? ok(withValue(file, path, sorted)) : err(conflict(path, ids));
    }
  }
}

function conflict(path: ChangePath, found: FileValue | undefined): ChangeConflict {
  return { key: keyOf(path), found: found === undefined ? null : textOf(found) };
}

/** A change as people read it: its key, and what stands there before and after; undefined where nothing does. */
export interface ToldChange {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a change does, for a sentence that does not name the file. */
export function toldChange(change: ConfigChange): ToldChange {
  const { path } = change;
  const text = (value: FileValue | undefined): string | undefined => (value === undefined ? undefined : textOf(value));
  switch (change.kind) {
    case 'set':
      return { key: keyOf(path), before: text(change.before), after: text(change.after) };
    case 'add':
      return { key: keyOf([...path, { id: idOf(change.item) }]), before: undefined, after: text({ ...change.item }) };
    case 'remove':
      return {
        key: keyOf([...path, { id: idOf(change.before) }]),
        before: text({ ...change.before }),
        after: undefined,
      };
    default:
      return { key: keyOf(path), before: change.before.join(', '), after: change.after.join(', ') };
  }
}

/** A value in one line, for the journal and for sentences. */
function textOf(value: FileValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value at a path; undefined where there is none. */
export function valueAt(file: FileValue | undefined, path: ChangePath): FileValue | undefined {
  return path.reduce<FileValue | undefined>((value, step) => {
    if (typeof step !== 'string') return Array.isArray(value) ? value.find((one) => idOf(one) === step.id) : undefined;
    return isItem(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, file);
}

/** Where an element of a list stands; null where it is not a list or has no such element. */
export function indexIn(list: FileValue | undefined, id: string): number | null {
  const index = Array.isArray(list) ? list.findIndex((one) => idOf(one) === id) : -1;
  return index < 0 ? null : index;
}

function listAt(file: FileValue, path: ChangePath): readonly FileValue[] {
  const list = valueAt(file, path);
  return Array.isArray(list) ? list : [];
}

function withValue(file: FileValue | undefined, path: ChangePath, value: FileValue | undefined): FileValue {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (typeof step !== 'string') {
    return Array.isArray(file) ? file.map((one) => (idOf(one) === step.id ? withValue(one, rest, value) : one)) : [];
  }
  const before: FileItem = isItem(file) ? file : {};
  if (rest.length === 0 && value === undefined) {
    return Object.fromEntries(Object.entries(before).filter(([key]) => key !== step));
  }
  return { ...before, [step]: withValue(before[step], rest, value) };
}

/** Whether a value has keys of its own. */
export function isItem(value: FileValue | undefined): value is Record<string, FileValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id of a list's element. */
export function idOf(value: FileValue | FileItem): string {
  const id = typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value ? value['id'] : null;
  // YAML reads `id: 7` as a number; the schema refuses it, and until then it is still the same element.
  return typeof id === 'string' ? id : JSON.stringify(id);
}

/** Whether two values are the same, whatever the order of their keys. */
export function isSame(one: FileValue | FileItem | undefined, other: FileValue | FileItem | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: FileValue | FileItem): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}
