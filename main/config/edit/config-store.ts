import { mkdir, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { basename, dirname, extname, join } from 'node:path';
import { replaceDurably } from '../../files/replace-durably.ts';
import { decodeUtf8 } from '../read-text.ts';

/** So many earlier versions stay beside the file. */
export const KEPT_VERSIONS = 10;
const OWNER_AND_GROUP = 0o750;
const PERMISSIONS = 0o777;
/** Between two parts of a file that an editor, or a copy over the network, is saving in place. */
const SETTLE_MS = 300;

/** Where the text of a configuration lies. */
export interface ConfigStore {
  read(): Promise<string>;
  /** Replaces the text in one step and keeps the one before; `wallMs` names that version. */
  replace(before: string, text: string, wallMs: number): Promise<void>;
  /** Lets a program that is saving the file come to its end; absent where no other program writes. */
  settle?(): Promise<void>;
}

/** A configuration file, with its last versions in `backups` beside it. */
export function fileStore(file: string): ConfigStore {
  return {
    async read(): Promise<string> {
      const text = decodeUtf8(await readFile(file));
      if (text === null) throw new Error(`${file}: not UTF-8`);
      return text;
    },
    async replace(before, text, wallMs): Promise<void> {
      // A link stays one: what it leads to is replaced.
      const real = await realpath(file);
      await keepVersion(real, before, wallMs);
      const { mode } = await stat(real);
      await replaceDurably(real, text, mode & PERMISSIONS);
    },
    settle: () => setTimeout(SETTLE_MS),
  };
}

/** The demonstration has no file of its own: what is changed counts until it ends. */
export function memoryStore(read: () => Promise<string>): ConfigStore {
  let text: string | null = null;
  return {
    async read(): Promise<string> {
      text ??= await read();
      return text;
    },
    replace(_before, after): Promise<void> {
      text = after;
      return Promise.resolve();
    },
  };
}

async function keepVersion(file: string, text: string, wallMs: number): Promise<void> {
  const folder = join(dirname(file), 'backups');
  await mkdir(folder, { recursive: true, mode: OWNER_AND_GROUP });
  const extension = extname(file);
  const name = basename(file, extension);
  const versions = await versionsIn(folder, name, extension);
  const stamp = new Date(wallMs).toISOString().replaceAll(':', '-').replace('.', '-');
  // A clock that was set back must not make the newest version look like the oldest: the number decides.
  const number = (versions.at(-1)?.number ?? 0) + 1;
  await replaceDurably(
    join(folder, `${name}-${String(number).padStart(NUMBER_DIGITS, '0')}-${stamp}${extension}`),
    text,
  );
  const old = versions.slice(0, Math.max(0, versions.length + 1 - KEPT_VERSIONS));
  for (const version of old) await rm(join(folder, version.file), { force: true });
}

const NUMBER_DIGITS = 6;

interface KeptVersion {
  readonly file: string;
  readonly number: number;
}

/** The versions of this file, the oldest first. */
async function versionsIn(folder: string, name: string, extension: string): Promise<readonly KeptVersion[]> {
  const files = await readdir(folder);
  return files
    .flatMap((file): KeptVersion[] => {
      if (!file.startsWith(`${name}-`) || !file.endsWith(extension)) return [];
      const number = /^(\d{6,15})-/.exec(file.slice(name.length + 1))?.[1];
      return number === undefined ? [] : [{ file, number: Number(number) }];
    })
    .sort((one, other) => one.number - other.number);
}
