import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { TargetFile } from '@tufjs/models';
import {
  fileListSchema,
  listPath,
  packedPath,
  releaseSchema,
  type FileList,
  type ListedFile,
  type Release,
} from '../../app/update/release.ts';
import { isVersion } from '../../app/update/version-order.ts';
import { listFilePath } from '../../main/update/metadata.ts';
import { Failure } from '../setup/failure.mjs';
import { hashOf, readTargets, writeAtOnce, writeSnapshot, writeTargets, type Repository } from './repository.ts';

/** Releases that stay: a machine that is not among the share of the newest one gets the one before. */
const KEPT_RELEASES = 4;
/** The best for our code; Electron's 250 MB would take half an hour with it, and change once a year. */
const QUALITY = { small: 11, large: 5 } as const;
const LARGE_BYTES = 3_000_000;
const LARGE_WINDOW = 24;

/** What an unpacked application says of itself. */
interface Application {
  readonly folder: string;
  readonly version: string;
  readonly journal: number;
}

/** The unpacked application that `npm run package` has made. Throws a `Failure` where it is none. */
export function applicationIn(folder: string): Application {
  const word = (name: string): string => {
    const file = join(folder, 'resources', name);
    if (!existsSync(file)) throw new Failure(`${file} is missing: npm run package makes the application.`);
    return readFileSync(file, 'utf8').trim();
  };
  const version = word('version');
  if (!isVersion(version)) throw new Failure(`${version} in ${folder} is no version of three numbers.`);
  return { folder, version, journal: Number(word('journal-version')) };
}

export interface Publication {
  readonly application: Application;
  readonly platform: string;
  readonly channel: string;
  readonly sharePercent: number;
}

/** What was published. */
export interface Published {
  readonly release: Release;
  /** All of it, as it is downloaded by a machine that has nothing. */
  readonly wholeBytes: number;
  /** What a machine with the newest release before downloads; null without one. */
  readonly updateBytes: number | null;
}

/** Publishes an application into the repository. Throws a `Failure`. */
export async function publish(repository: Repository, publication: Publication): Promise<Published> {
  const { application, platform, channel, sharePercent } = publication;
  const { version, journal } = application;
  const release = releaseSchema.parse({
    version,
    channel,
    platform,
    sharePercent,
    journal,
    publishedMs: repository.nowMs,
  });
  const targets = readTargets(repository);
  if (targets[listPath(release)] !== undefined)
    throw new Failure(
      `${version} is published already: what a version is never changes. Give the next one a new number.`,
    );
  const before = listsOf(repository, platform);
  const files = await packAll(application.folder, repository.folder, before);
  const list = fileListSchema.parse({ version, files });
  const bytes = Buffer.from(JSON.stringify(list));
  const path = listPath(release);
  writeAtOnce(join(repository.folder, listFilePath(release, hashOf(bytes))), bytes);
  const target = targetOf(path, { length: bytes.length, sha256: hashOf(bytes) }, release);
  writeTargets(repository, kept({ ...targets, [path]: target }));
  writeSnapshot(repository);
  return { release, wholeBytes: sumOf(files), updateBytes: updateBytes(files, before[0]) };
}

/** Changes the share of a published version, or withdraws it (null). Machines that have it keep it. */
export function stage(repository: Repository, version: string, sharePercent: number | null): readonly Release[] {
  const targets = readTargets(repository);
  const found = Object.entries(targets).flatMap(([path, target]) => {
    const release = releaseSchema.safeParse(target.custom);
    return release.success && release.data.version === version ? [{ path, target, release: release.data }] : [];
  });
  if (found.length === 0) throw new Failure(`${version} is not published in ${repository.folder}.`);
  const changed = { ...targets };
  for (const { path, target, release } of found) {
    if (sharePercent === null) Reflect.deleteProperty(changed, path);
    else {
      const { length, hashes } = target;
      changed[path] = targetOf(path, { length, sha256: hashes['sha256'] ?? '' }, { ...release, sharePercent });
    }
  }
  writeTargets(repository, changed);
  writeSnapshot(repository);
  return found.map(({ release }) => ({ ...release, sharePercent: sharePercent ?? 0 }));
}

function targetOf(path: string, { length, sha256 }: { length: number; sha256: string }, release: Release): TargetFile {
  return new TargetFile({ path, length, hashes: { sha256 }, unrecognizedFields: { custom: { ...release } } });
}

function released(
  targets: Readonly<Record<string, TargetFile>>,
): readonly { readonly path: string; readonly release: Release; readonly target: TargetFile }[] {
  return Object.entries(targets)
    .flatMap(([path, target]) => {
      const release = releaseSchema.safeParse(target.custom);
      return release.success ? [{ path, release: release.data, target }] : [];
    })
    .toSorted((one, other) => other.release.publishedMs - one.release.publishedMs);
}

/** The newest of each platform and channel. */
function kept(targets: Readonly<Record<string, TargetFile>>): Readonly<Record<string, TargetFile>> {
  const counts = new Map<string, number>();
  const stay = released(targets).filter(({ release: { platform, channel } }) => {
    const kind = `${platform} ${channel}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= KEPT_RELEASES;
  });
  return Object.fromEntries(stay.map(({ path, target }) => [path, target]));
}

/** The lists of earlier releases, the newest first. */
function listsOf(repository: Repository, platform: string): readonly FileList[] {
  return released(readTargets(repository))
    .filter(({ release }) => release.platform === platform)
    .flatMap(({ release, target }) => {
      const file = join(repository.folder, listFilePath(release, target.hashes['sha256'] ?? ''));
      return existsSync(file) ? [fileListSchema.parse(JSON.parse(readFileSync(file, 'utf8')))] : [];
    });
}

async function packAll(
  application: string,
  folder: string,
  before: readonly FileList[],
): Promise<readonly ListedFile[]> {
  const known = new Map(before.flatMap(({ files }) => files.map((file) => [file.sha256, file] as const)));
  const files: ListedFile[] = [];
  for (const path of pathsIn(application)) files.push(await pack(application, path, { folder, known }));
  return files;
}

async function pack(
  application: string,
  path: string,
  { folder, known }: { readonly folder: string; readonly known: ReadonlyMap<string, ListedFile> },
): Promise<ListedFile> {
  const file = join(application, path);
  const bytes = readFileSync(file);
  const sha256 = hashOf(bytes);
  const mode = (statSync(file).mode & 0o100) !== 0 && !/\.(so(\.\d+)?|node)$/.test(path) ? 0o755 : 0o644;
  const named = { path, mode, sha256, bytes: bytes.length } as const;
  const earlier = known.get(sha256);
  // Packed once, so that two releases share what is the same.
  if (earlier !== undefined && existsSync(join(folder, packedPath(earlier))))
    return { ...named, packed: earlier.packed };
  const packed = await compressed(bytes);
  const listed: ListedFile = { ...named, packed: { sha256: hashOf(packed), bytes: packed.length } };
  writeAtOnce(join(folder, packedPath(listed)), packed);
  return listed;
}

function compressed(bytes: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE_BYTES ? QUALITY.large : QUALITY.small,
      [constants.BROTLI_PARAM_LGWIN]: LARGE_WINDOW,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function pathsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

function sumOf(files: readonly ListedFile[]): number {
  return files.reduce((sum, { packed }) => sum + packed.bytes, 0);
}

function updateBytes(files: readonly ListedFile[], before: FileList | undefined): number | null {
  if (before === undefined) return null;
  const there = new Set(before.files.map(({ path, sha256 }) => `${path} ${sha256}`));
  return sumOf(files.filter(({ path, sha256 }) => !there.has(`${path} ${sha256}`)));
}
