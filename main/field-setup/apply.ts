import { join } from 'node:path';
import type { Plan } from './plan.ts';
import type { DisplaySettings } from './settings.ts';
import { giveBack, keepWritten, putFile, putLink, readWritten, standsAt, type Written } from './written.ts';

/** What acts on the system beside its files. */
export interface SystemPorts {
  /** `/`, or the folder of another system. */
  readonly root: string;
  /** Adds the kiosk's user to a group; false where it was in it before. */
  readonly join: (group: string) => boolean;
  readonly leave: (group: string) => void;
}

/**
 * Makes the system as the plan wants it. What another call wrote and this plan does not want is taken away; what stood
 * at a place before the first call is kept for `takeAway`. Throws file system errors.
 */
export function apply(plan: Plan, settings: DisplaySettings, ports: SystemPorts): void {
  const earlier = readWritten(ports.root);
  const wanted = [...plan.files, ...plan.links].map(({ path }) => path);
  const known = new Map((earlier?.places ?? []).map(({ path, before }) => [path, before]));
  const places = wanted.map((path) => ({ path, before: known.get(path) ?? standsAt(join(ports.root, path)) }));
  const obsolete = (earlier?.places ?? []).filter(({ path }) => !wanted.includes(path));
  const groups = earlier?.groups ?? [];
  // First of all the record: a power cut in the middle leaves one that knows every place.
  keepWritten(ports.root, { settings, places: [...places, ...obsolete], groups });
  for (const { path, text } of plan.files) putFile(join(ports.root, path), text);
  for (const { path, to } of plan.links) putLink(join(ports.root, path), to);
  for (const { path, before } of obsolete) giveBack(join(ports.root, path), before);
  const joined = plan.groups.filter((group) => ports.join(group));
  keepWritten(ports.root, { settings, places, groups: [...new Set([...groups, ...joined])] });
}

/** Takes everything away that `apply` has written. The record goes last. Throws file system errors. */
export function takeAway({ places, groups }: Written, ports: SystemPorts, record: string): void {
  for (const { path, before } of places) giveBack(join(ports.root, path), before);
  for (const group of groups) ports.leave(group);
  giveBack(join(ports.root, record), { kind: 'nothing' });
}
