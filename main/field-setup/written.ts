/** What was written and what stood there before, so that all of it can be taken away again. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { displaySchema } from './settings.ts';

const beforeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('link'), to: z.string() }),
  z.strictObject({ kind: z.literal('file'), base64: z.string(), mode: z.number() }),
]);

const writtenSchema = z.strictObject({
  settings: displaySchema,
  places: z.array(z.strictObject({ path: z.string().startsWith('/'), before: beforeSchema })),
  /** Groups that the kiosk's user was not in before. */
  groups: z.array(z.string()),
});

/** The record of an earlier call. */
export type Written = z.infer<typeof writtenSchema>;
type Before = z.infer<typeof beforeSchema>;

/** Only root may change it: `--remove` follows it. */
export const RECORD = '/etc/sauda-system/written.json';
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;
const RIGHTS = 0o7777;

/** Null on a machine that is no kiosk. Throws where the record is damaged: guessing would take foreign files away. */
export function readWritten(root: string): Written | null {
  const file = join(root, RECORD);
  return isThere(file) ? writtenSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

export function keepWritten(root: string, written: Written): void {
  replace(join(root, RECORD), () => `${JSON.stringify(written, null, 2)}\n`);
}

/** What stands at a place now. Throws where it is a folder. */
export function standsAt(path: string): Before {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { kind: 'nothing' };
  if (found.isSymbolicLink()) return { kind: 'link', to: readlinkSync(path) };
  return { kind: 'file', base64: readFileSync(path).toString('base64'), mode: found.mode & RIGHTS };
}

/** Writes a file beside its place and renames it: after a power cut the old or the new one is there. */
export function putFile(path: string, text: string): void {
  replace(path, () => text);
}

export function putLink(path: string, to: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const fresh = `${path}.sauda-new`;
  rmSync(fresh, { force: true });
  symlinkSync(to, fresh);
  renameSync(fresh, path);
}

/** Gives a place back what stood there before, and takes away the folder that is left empty. */
export function giveBack(path: string, before: Before): void {
  rmSync(path, { force: true });
  if (before.kind === 'link') putLink(path, before.to);
  else if (before.kind === 'file') {
    replace(path, () => Buffer.from(before.base64, 'base64'));
    chmodSync(path, before.mode);
  } else removeEmpty(dirname(path));
}

function replace(path: string, content: () => string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const fresh = `${path}.sauda-new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, content(), { mode: FILE_MODE, flush: true });
  chmodSync(fresh, FILE_MODE);
  renameSync(fresh, path);
}

/** Only folders that are empty and named like ours, such as `lightdm.conf.d`: the others belong to the system. */
function removeEmpty(folder: string): void {
  if (!/\/(sauda-system|[a-z]+\.conf\.d|grub\.d|xorg\.conf\.d)$/.test(folder)) return;
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, or gone.
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
