/** The kiosk's own part: finds a release, and puts a copy of what it needs where root can check it once more. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chooseRelease, type UpdatedMachine } from '../../app/update/choose-release.ts';
import { packedPath, type FileList, type ListedFile, type Release } from '../../app/update/release.ts';
import { replaceFile, type UpdateDisk } from './disk.ts';
import { downloadFile, isWhole } from './download.ts';
import { acceptMetadata, type AcceptedMetadata, type MetadataPlaces } from './metadata.ts';
import type { RepositorySource } from './source.ts';
import { UpdateError } from './update-error.ts';

/** What must stay free beside the update, for the journal above all. */
export const RESERVED_BYTES = 300_000_000;

export interface FetchRequest {
  readonly source: RepositorySource;
  readonly disk: UpdateDisk;
  readonly places: MetadataPlaces;
  readonly machine: UpdatedMachine;
  /** A person wants it. */
  readonly isAsked: boolean;
  readonly nowMs: number;
  /** The folder of the program that runs: what is there already is not downloaded. */
  readonly program: string;
  /** The copy of the repository that root reads. */
  readonly copy: string;
  /** Written last, with the version: root looks at the copy then. */
  readonly offer: string;
}

/** What a machine may have. */
export interface Found {
  readonly release: Release;
  readonly list: FileList;
  /** What is not here yet. */
  readonly missing: readonly ListedFile[];
  /** How much of it is still to be downloaded. */
  readonly downloadBytes: number;
}

/** Looks for a release; null where this machine has the newest that it may have. */
export async function findRelease(request: FetchRequest): Promise<Found | null> {
  const found = await look(request);
  return found?.found ?? null;
}

interface Looked {
  readonly found: Found;
  readonly metadata: AcceptedMetadata;
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function look({ places, machine, isAsked, program, copy, ...ports }: FetchRequest): Promise<Looked | null> {
  const metadata = await acceptMetadata(places, ports);
  const release = chooseRelease(metadata.releases, machine, isAsked);
  if (release === null) return null;
  const { list, path, bytes } = await metadata.listOf(release);
  const missing: ListedFile[] = [];
  let downloadBytes = 0;
  for (const file of list.files) {
    if (await isWhole(join(program, file.path), file)) continue;
    missing.push(file);
    if (!(await isWhole(join(copy, packedPath(file)), file.packed))) downloadBytes += file.packed.bytes;
  }
  return { found: { release, list, missing, downloadBytes }, metadata, path, bytes };
}

/** Looks for a release, downloads it and offers it to root; null as for `findRelease`. Rejects with an `UpdateError`. */
export async function fetchRelease(request: FetchRequest): Promise<Found | null> {
  const { source, disk, copy, offer } = request;
  const looked = await look(request);
  if (looked === null) return null;
  const { found, metadata, path, bytes } = looked;
  const unpackedBytes = found.missing.reduce((sum, file) => sum + file.bytes, 0);
  await disk.makeFolder(copy);
  const needed = found.downloadBytes + unpackedBytes + RESERVED_BYTES;
  const free = await disk.freeBytes(copy);
  if (free < needed) throw new UpdateError('no-room', `${String(free)} bytes are free, ${String(needed)} are needed`);
  await removeOthers(found.missing, copy, disk);
  for (const file of found.missing) {
    const place = packedPath(file);
    await downloadFile(source, place, { file: join(copy, place), wanted: file.packed, disk });
  }
  for (const [name, content] of [[path, bytes] as const, ...metadata.files]) {
    await disk.makeFolder(dirname(join(copy, name)));
    await replaceFile(disk, join(copy, name), content);
  }
  await replaceFile(disk, offer, `${found.release.version}\n`);
  return found;
}

/** What an earlier release has left: the disk is small. */
async function removeOthers(missing: readonly ListedFile[], copy: string, disk: UpdateDisk): Promise<void> {
  const wanted = new Set(missing.map(packedPath));
  const folder = join(copy, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const place = path.slice(copy.length + 1).replace(/\.part$/, '');
    if (entry.isFile() && !wanted.has(place)) await disk.remove(path);
  }
}
