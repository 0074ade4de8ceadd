/** The signed metadata, by The Update Framework: `tuf-js` checks signatures, versions and hashes. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fetcher, Updater } from 'tuf-js';
import { DownloadHTTPError, PersistError } from 'tuf-js/dist/error.js';
import { z } from 'zod';
import type { UpdateFailure } from '../../app/update/failure.ts';
import { type FileList, fileListSchema, listPath, type Release, releaseSchema } from '../../app/update/release.ts';
import { replaceFile, type UpdateDisk } from './disk.ts';
import { readBytes } from './download.ts';
import type { RepositorySource } from './source.ts';
import { FULL_DISK_CODES, UpdateError } from './update-error.ts';

/** `tuf-js` wants addresses; only what stands behind this one is used. */
const BASE = 'https://repository.invalid/';
/** In the order in which they vouch for each other. */
const ROLES = ['root', 'timestamp', 'snapshot', 'targets'] as const;
type Role = (typeof ROLES)[number];
/** A key is changed once a year; a machine may have been in a store for ten. */
const MOST_ROOTS = 64;
const MOST_LIST_BYTES = 2_000_000;
const NOT_FOUND = 404;

/** Where the metadata that was accepted earlier lies. */
export interface MetadataPlaces {
  /** What is trusted: the first that is whole counts. The last one is shipped with the program. */
  readonly roots: readonly string[];
  /** Folders with what was seen earlier, the newest first; what lies there cannot be offered in an older version any more. */
  readonly seen: readonly string[];
  /** Where what is accepted now is kept. */
  readonly keep: string;
}

/** The metadata as it was accepted. */
export interface AcceptedMetadata {
  readonly releases: readonly Release[];
  /** The files of the repository that a copy needs in order to be accepted as well, by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The list of a release, checked. Rejects with an `UpdateError`. */
  listOf(release: Release): Promise<{ readonly list: FileList; readonly path: string; readonly bytes: Uint8Array }>;
}

const signedSchema = z.looseObject({
  signed: z.looseObject({ version: z.number(), expires: z.iso.datetime({ offset: true }) }),
});
const targetsSchema = z.looseObject({
  signed: z.looseObject({
    targets: z.record(
      z.string(),
      z.looseObject({ length: z.number(), hashes: z.looseObject({ sha256: z.string() }), custom: z.unknown() }),
    ),
  }),
});

interface RefreshPorts {
  readonly source: RepositorySource;
  readonly disk: UpdateDisk;
  /** Now, and never before what is known, see `trustedNow`. */
  readonly nowMs: number;
}

/**
 * Fetches and checks the metadata. `tuf-js` writes its files in place, so it works on copies, and what it accepted is kept
 * by renaming. Rejects with an `UpdateError` or an error of the disk.
 */
export async function acceptMetadata(places: MetadataPlaces, ports: RefreshPorts): Promise<AcceptedMetadata> {
  const work = await mkdtemp(join(tmpdir(), 'sauda-update-'));
  try {
    const fetcher = new RepositoryFetcher(ports.source);
    const updater = await trustedUpdater(places, work, { fetcher, disk: ports.disk });
    try {
      await updater.refresh();
    } catch (error) {
      throw fetcher.failure ?? asUpdateError(error);
    } finally {
      await keepAccepted(places.keep, work, ports.disk);
    }
    const kept = await readRoles(work);
    refuseExpired(kept, ports.nowMs);
    return accepted(kept, fetcher.roots, ports.source);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The first root that is whole: one that a power cut has halved counts as none. */
async function trustedUpdater(
  { roots, seen }: MetadataPlaces,
  work: string,
  { fetcher, disk }: { readonly fetcher: Fetcher; readonly disk: UpdateDisk },
): Promise<Updater> {
  for (const role of ROLES.filter((name) => name !== 'root')) {
    const bytes = await firstWhole(seen, `${role}.json`);
    if (bytes !== null) await replaceFile(disk, join(work, `${role}.json`), bytes);
  }
  for (const file of roots) {
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) continue;
    // A disk that takes no file is no fault of the root.
    await replaceFile(disk, join(work, 'root.json'), bytes);
    try {
      return new Updater({
        metadataDir: work,
        metadataBaseUrl: `${BASE}metadata`,
        fetcher,
        config: { maxRootRotations: MOST_ROOTS },
      });
    } catch {
      // The next one.
    }
  }
  throw new UpdateError('no-root', `none of ${roots.join(', ')} can be used`);
}

async function firstWhole(folders: readonly string[], name: string): Promise<Buffer | null> {
  for (const folder of folders) {
    try {
      const bytes = await readFile(join(folder, name));
      signedSchema.parse(JSON.parse(bytes.toString('utf8')));
      return bytes;
    } catch {
      // A power cut may have halved it; the next one.
    }
  }
  return null;
}

/** The way of `tuf-js` to the repository; it keeps the roots that a copy needs. */
class RepositoryFetcher implements Fetcher {
  readonly #source: RepositorySource;
  /** New roots by their paths. */
  readonly roots = new Map<string, Uint8Array>();
  /** What came in the way, where `tuf-js` would only say that something did. */
  failure: UpdateError | null = null;

  constructor(source: RepositorySource) {
    this.#source = source;
  }

  async downloadBytes(url: string, maxLength: number): Promise<Buffer> {
    const path = url.slice(BASE.length);
    const isRoot = /^metadata\/\d+\.root\.json$/.test(path);
    try {
      const bytes = await readBytes(this.#source, path, maxLength);
      if (isRoot) this.roots.set(path, bytes);
      return bytes;
    } catch (error) {
      const isMissing = error instanceof UpdateError && error.reason === 'nothing-there';
      if (isRoot && isMissing) throw new DownloadHTTPError('no newer root', NOT_FOUND);
      if (error instanceof UpdateError) this.failure = error;
      throw error;
    }
  }

  /** Of the interface, and not used: what is large is downloaded with resumption. */
  downloadFile(): Promise<never> {
    return Promise.reject(new Error('tuf-js downloads metadata alone'));
  }
}

function asUpdateError(error: unknown): UpdateError {
  const detail = error instanceof Error ? error.message : String(error);
  // `tuf-js` keeps the system's code only in the text.
  if (error instanceof PersistError) return new UpdateError(isFull(detail) ? 'no-room' : 'disk', detail);
  if (!detail.includes('expired')) return new UpdateError('untrusted', detail);
  return new UpdateError(EXPIRED[ROLES.find((role) => detail.includes(`${role}.json`)) ?? 'timestamp'], detail);
}

function isFull(detail: string): boolean {
  return FULL_DISK_CODES.some((code) => detail.includes(`${code}:`));
}

/** What has to be signed anew differs, and the key for it. */
const EXPIRED: Readonly<Record<Role, UpdateFailure['reason']>> = {
  root: 'expired-root',
  targets: 'expired-releases',
  snapshot: 'expired',
  timestamp: 'expired',
};

/** Also after a refusal: what was accepted before it cannot be offered in an older version any more. */
async function keepAccepted(folder: string, work: string, disk: UpdateDisk): Promise<void> {
  await disk.makeFolder(folder);
  for (const role of ROLES) {
    const bytes = await readFile(join(work, `${role}.json`)).catch(() => null);
    if (bytes === null) continue;
    const file = join(folder, `${role}.json`);
    const before = await readFile(file).catch(() => null);
    if (before?.equals(bytes) !== true) await replaceFile(disk, file, bytes);
  }
}

type Roles = Readonly<Record<Role, Buffer>>;

async function readRoles(work: string): Promise<Roles> {
  const read = (role: Role): Promise<Buffer> => readFile(join(work, `${role}.json`));
  return {
    root: await read('root'),
    timestamp: await read('timestamp'),
    snapshot: await read('snapshot'),
    targets: await read('targets'),
  };
}

function signedOf(bytes: Buffer): z.infer<typeof signedSchema>['signed'] {
  return signedSchema.parse(JSON.parse(bytes.toString('utf8'))).signed;
}

/** `tuf-js` asks the machine's clock, which may be slow. */
function refuseExpired(roles: Roles, nowMs: number): void {
  // The offline keys first: what they renew renews the rest.
  for (const role of ['root', 'targets', 'snapshot', 'timestamp'] as const) {
    const { expires } = signedOf(roles[role]);
    if (Date.parse(expires) <= nowMs) throw new UpdateError(EXPIRED[role], `${role}.json expired on ${expires}`);
  }
}

function accepted(roles: Roles, roots: ReadonlyMap<string, Uint8Array>, source: RepositorySource): AcceptedMetadata {
  const { targets } = targetsSchema.parse(JSON.parse(roles.targets.toString('utf8'))).signed;
  const releases = Object.entries(targets).flatMap(([path, { custom }]) => {
    // A target of a later kind is not ours.
    const release = releaseSchema.safeParse(custom);
    return release.success && listPath(release.data) === path ? [release.data] : [];
  });
  const files = new Map<string, Uint8Array>(roots);
  for (const role of ['snapshot', 'targets'] as const)
    files.set(`metadata/${String(signedOf(roles[role]).version)}.${role}.json`, roles[role]);
  files.set('metadata/timestamp.json', roles.timestamp);
  return {
    releases,
    files,
    async listOf(release) {
      const target = targets[listPath(release)];
      if (target === undefined || target.length > MOST_LIST_BYTES) throw new UpdateError('damaged', listPath(release));
      const path = listFilePath(release, target.hashes.sha256);
      const bytes = await readBytes(source, path, target.length);
      const hash = createHash('sha256').update(bytes).digest('hex');
      const list = hash === target.hashes.sha256 ? fileListSchema.safeParse(JSON.parse(bytes.toString('utf8'))) : null;
      if (list?.success !== true || list.data.version !== release.version)
        throw new UpdateError('damaged', `${path} is not the signed one`);
      return { list: list.data, path, bytes };
    },
  };
}

/** With the hash before its name, as with consistent snapshots: an old list stays beside a new one. */
export function listFilePath(release: Pick<Release, 'version' | 'platform'>, sha256: string): string {
  const parts = listPath(release).split('/');
  return ['targets', ...parts.slice(0, -1), `${sha256}.${parts.at(-1) ?? ''}`].join('/');
}
