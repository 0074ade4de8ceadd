/** Root's part: checks the copy once more, from the keys up, and makes a folder of the version that nobody else can change. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readlink, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { compareVersions } from '../../app/update/version-order.ts';
import { packedPath, type ListedFile, type Release } from '../../app/update/release.ts';
import { replaceFile, replaceLink, type UpdateDisk } from './disk.ts';
import { isWhole } from './download.ts';
import { RESERVED_BYTES } from './fetch-release.ts';
import { acceptMetadata, type MetadataPlaces } from './metadata.ts';
import { folderSource } from './source.ts';
import { UpdateError } from './update-error.ts';

export interface InstallRequest {
  readonly disk: UpdateDisk;
  readonly places: MetadataPlaces;
  readonly nowMs: number;
  /** The copy of the repository that the kiosk has made: trusted in nothing. */
  readonly copy: string;
  /** The version that is offered there. */
  readonly version: string;
  readonly platform: string;
  /** The version that runs, and its folder. */
  readonly running: { readonly version: string; readonly program: string };
  /** Where the versions are. */
  readonly versions: string;
}

/** What `next` leads to is whole, and was checked. */
export const NEXT = 'next';
const FOLDER_MODE = 0o755;
/** Read by the switch, which knows nothing of signatures; it is in every package as well. */
const JOURNAL_FILE = 'resources/journal-version';

/** Installs the offered version beside the one that runs, and returns it. Rejects with an `UpdateError`. */
export async function installRelease(request: InstallRequest): Promise<Release> {
  const { disk, copy, places, nowMs, version, platform, running, versions } = request;
  const source = folderSource(copy);
  const metadata = await acceptMetadata(places, { source, disk, nowMs });
  const release = metadata.releases.find((one) => one.version === version && one.platform === platform);
  if (release === undefined) throw new UpdateError('untrusted', `${version} is no signed release for ${platform}`);
  // An older one that is still listed must not come back by way of a broken kiosk.
  if (compareVersions(release.version, running.version) <= 0)
    throw new UpdateError('untrusted', `${version} is not newer than ${running.version}`);
  const { list } = await metadata.listOf(release);
  const folder = join(versions, release.version);
  // The kiosk may be switching to it at this moment.
  if ((await readlink(join(versions, NEXT)).catch(() => '')) === release.version && (await isThere(folder)))
    return release;
  await tidy(request);
  if (await isThere(folder)) await disk.remove(folder);
  const staging = join(versions, '.new');
  await disk.remove(staging);
  await checkRoom(list.files, request);
  await disk.makeFolder(staging);
  for (const file of list.files) await placeFile(file, staging, request);
  await replaceFile(disk, join(staging, JOURNAL_FILE), `${String(release.journal)}\n`);
  await syncFolders(staging, disk);
  await disk.rename(staging, folder);
  await disk.syncFolder(versions);
  await replaceLink(disk, join(versions, NEXT), release.version);
  return release;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function checkRoom(files: readonly ListedFile[], request: InstallRequest): Promise<void> {
  let needed = RESERVED_BYTES;
  for (const file of files)
    if (!(await isWhole(join(request.running.program, file.path), file))) needed += file.bytes + file.packed.bytes;
  await checkFree(needed, request);
}

async function checkFree(needed: number, { disk, versions }: InstallRequest): Promise<void> {
  const free = await disk.freeBytes(versions);
  if (free < needed) throw new UpdateError('no-room', `${String(free)} bytes are free, ${String(needed)} are needed`);
}

/** From the program that runs, if it has the same file there, or out of the copy, which holds only what the program lacks. */
async function placeFile(file: ListedFile, staging: string, request: InstallRequest): Promise<void> {
  const { disk, running } = request;
  const place = join(staging, file.path);
  await disk.makeFolder(dirname(place));
  const there = join(running.program, file.path);
  if (await isWhole(there, file)) {
    if ((await hasMode(there, file.mode)) && (await linked(there, place, disk))) return;
    // The same contents with other rights, such as Chromium's helper with set-user-id: those of the list count.
    await checkFree(RESERVED_BYTES + file.bytes, request);
    await copyChecked(there, place, { wanted: file, isPacked: false }, request);
    await disk.setMode(place, file.mode);
    return;
  }
  const packed = join(staging, '.packed');
  await copyChecked(join(request.copy, packedPath(file)), packed, { wanted: file.packed, isPacked: false }, request);
  await copyChecked(packed, place, { wanted: file, isPacked: true }, request);
  await disk.remove(packed);
  await disk.setMode(place, file.mode);
}

async function hasMode(path: string, mode: number): Promise<boolean> {
  return ((await stat(path)).mode & 0o7777) === mode;
}

/** One file on the disk for both versions; not possible from one file system, or one mount of it, to another. */
async function linked(from: string, to: string, disk: UpdateDisk): Promise<boolean> {
  try {
    await disk.link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EXDEV' || error.code === 'EPERM')) return false;
    throw error;
  }
}

/** Copies or unpacks a file, and writes no more than was signed. */
async function copyChecked(
  from: string,
  to: string,
  {
    wanted,
    isPacked,
  }: { readonly wanted: { readonly sha256: string; readonly bytes: number }; readonly isPacked: boolean },
  { disk, copy }: InstallRequest,
): Promise<void> {
  const opened = await disk.open(to, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const write = async (chunks: AsyncIterable<unknown>): Promise<void> => {
      for await (const chunk of chunks) {
        if (!(chunk instanceof Uint8Array)) continue;
        bytes += chunk.length;
        if (bytes > wanted.bytes) throw new UpdateError('damaged', `${to} is longer than it should be`);
        hash.update(chunk);
        await opened.write(chunk);
      }
    };
    const read = createReadStream(from);
    await (isPacked ? pipeline(read, createBrotliDecompress(), write) : pipeline(read, write));
    await opened.sync();
  } catch (error) {
    throw readError(error, copy);
  } finally {
    await opened.close();
  }
  if (bytes !== wanted.bytes || hash.digest('hex') !== wanted.sha256)
    throw new UpdateError('damaged', `${to} is not the signed one`);
}

function readError(error: unknown, copy: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const isPacked = error.code === 'ENOENT' || error.code.startsWith('ERR_') || error.code.startsWith('Z_');
  return isPacked ? new UpdateError('damaged', `${copy}: ${error.message}`) : error;
}

async function syncFolders(folder: string, disk: UpdateDisk): Promise<void> {
  await disk.setMode(folder, FOLDER_MODE);
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolders(join(folder, entry.name), disk);
  await disk.syncFolder(folder);
}

/** Versions that nothing leads to any more. */
async function tidy({ disk, versions, running, version }: InstallRequest): Promise<void> {
  const kept = new Set([version, running.version]);
  // The one before is needed as long as the one that runs may be taken back.
  const isOnTrial = await isThere(join(versions, 'trial'));
  for (const name of ['current', NEXT, ...(isOnTrial ? ['previous'] : [])]) {
    const to = await readlink(join(versions, name)).catch(() => null);
    if (to !== null) kept.add(to);
  }
  const folders = await readdir(versions, { withFileTypes: true });
  for (const entry of folders)
    if (entry.isDirectory() && /^\d+\.\d+\.\d+$/.test(entry.name) && !kept.has(entry.name))
      await disk.remove(join(versions, entry.name));
}
