import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { applicationFolder } from '../../../scripts/package/application.ts';
import { withLock } from '../../../scripts/setup/lock.mjs';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');

/** The application as it goes into the field, unpacked in a folder that every user may enter. */
export interface Packaged {
  readonly folder: string;
  readonly executable: string;
}

/** The packed application, made by the first test of a run that asks for it. */
export async function packagedApplication(): Promise<Packaged> {
  const output = process.env['SAUDA_E2E_PACKAGE'];
  if (output === undefined) throw new Error('the global setup of the end-to-end tests has not run');
  const folder = applicationFolder(output, process.arch === 'arm64' ? 'arm64' : 'x64');
  const executable = join(folder, 'sauda');
  const done = join(output, 'whole');
  await withLock(join(output, 'lock'), async () => {
    if (existsSync(done)) return;
    const command = ['scripts/run.mjs', 'package', '--no-deb', '--out', output];
    execFileSync(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    chmodSync(output, 0o755);
    closeSync(openSync(done, 'w'));
    await Promise.resolve();
  });
  return { folder, executable };
}

/** A file of a folder with its size. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
}

/** Every file on the disk below the folder. */
export function filesOnDisk(folder: string): readonly PackedFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1), bytes: statSync(path).size }));
}

interface Folder {
  readonly files: Readonly<Record<string, Folder | z.infer<typeof fileSchema>>>;
}

const fileSchema = z.looseObject({ size: z.number() });
const folderSchema: z.ZodType<Folder> = z.lazy(() =>
  z.object({ files: z.record(z.string(), z.union([folderSchema, fileSchema])) }),
);

/** Where the header of an asar archive says how long it is, and where its JSON begins. */
const ASAR = { lengthAt: 12, jsonAt: 16 } as const;

/** Every file in an asar archive, the unpacked ones as well. */
export function filesInArchive(archive: string): readonly PackedFile[] {
  const start = Buffer.alloc(ASAR.jsonAt);
  const handle = openSync(archive, 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
    const json = Buffer.alloc(start.readUInt32LE(ASAR.lengthAt));
    readSync(handle, json, 0, json.length, ASAR.jsonAt);
    return [...below('', folderSchema.parse(JSON.parse(json.toString('utf8'))))];
  } finally {
    closeSync(handle);
  }
}

function* below(path: string, { files }: Folder): Iterable<PackedFile> {
  for (const [name, entry] of Object.entries(files)) {
    const at = path === '' ? name : `${path}/${name}`;
    if ('files' in entry) yield* below(at, folderSchema.parse(entry));
    else yield { path: at, bytes: entry.size };
  }
}

/** What a process of Linux may do, from `/proc/PID/status`. */
export function statusOf(pid: number): ReadonlyMap<string, string> {
  const lines = readFileSync(`/proc/${String(pid)}/status`, 'utf8').split('\n');
  return new Map(
    lines.map((line): [string, string] => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
}
