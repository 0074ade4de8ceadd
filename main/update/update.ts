/** Check, fetch and install, as a command and the kiosk call them: what is expected to fail is a value. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { placeOf } from '../../app/update/choose-release.ts';
import type { UpdateFailure } from '../../app/update/failure.ts';
import type { UpdateOutcome } from '../../app/update/status.ts';
import { trustedNow } from '../../app/update/trusted-time.ts';
import { isVersion } from '../../app/update/version-order.ts';
import { replaceFile, type UpdateDisk } from './disk.ts';
import { fetchRelease, findRelease, type FetchRequest, type Found } from './fetch-release.ts';
import type { Release } from '../../app/update/release.ts';
import { installRelease } from './install-release.ts';
import { kiosksMetadata, names, rootsMetadata, type UpdatePlaces } from './places.ts';
import { takeRunLock } from './run-lock.ts';
import { keepNewest, readNewest } from './newest-time.ts';
import type { RepositorySource } from './source.ts';
import { caught, UpdateError } from './update-error.ts';
import { installedVersions } from './versions.ts';

/** The machine that is updated. */
export interface UpdateSubject {
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly disk: UpdateDisk;
  readonly places: UpdatePlaces;
  readonly version: string;
  readonly platform: string;
}

/** How a person or the kiosk looks for an update. */
export interface Look {
  readonly source: RepositorySource;
  readonly channel: string;
  /** The machine's name, which decides on its share. */
  readonly machine: string;
  /** A person wants it: neither the share nor an earlier failure counts. */
  readonly isAsked: boolean;
}

/** Looks for an update and downloads nothing of it. */
export function checkForUpdate(subject: UpdateSubject, look: Look): Promise<Result<UpdateOutcome, UpdateFailure>> {
  return kept(subject, async () => {
    const found = await findRelease(await requestOf(subject, look));
    return outcomeOf(found, 'found');
  });
}

/** Looks for an update, downloads it and offers it to root. */
export function fetchUpdate(subject: UpdateSubject, look: Look): Promise<Result<UpdateOutcome, UpdateFailure>> {
  return kept(subject, async () => {
    const found = await fetchRelease(await requestOf(subject, look));
    return outcomeOf(found, 'fetched');
  });
}

function outcomeOf(found: Found | null, kind: 'found' | 'fetched'): UpdateOutcome {
  return found === null
    ? { kind: 'newest' }
    : { kind, version: found.release.version, downloadBytes: found.downloadBytes };
}

/** As root: installs what the kiosk's user has offered, and gives its version. */
export async function installOffered(subject: UpdateSubject): Promise<Result<string, UpdateFailure>> {
  const { disk, places } = subject;
  const version = await offeredVersion(join(places.data, names.offer));
  if (version === null) return err({ reason: 'nothing-there', detail: 'no version is offered' });
  const installed = await caught(async () => {
    await disk.makeFolder(places.versions);
    return alone(places.versions, () => installAlone(subject, version));
  });
  return installed.ok ? ok(installed.value.version) : installed;
}

async function installAlone(
  { clock, disk, places, platform, version: running }: UpdateSubject,
  version: string,
): Promise<Release> {
  const nowMs = await nowOf(clock, [places.versions]);
  const release = await installRelease({
    disk,
    places: rootsMetadata(places),
    nowMs,
    copy: join(places.data, names.copy),
    version,
    platform,
    running: { version: running, program: places.program },
    versions: places.versions,
  });
  // Only now: a clock that is years ahead has refused everything as expired, and is not remembered.
  return remembered(release, () => keepNewest(places.versions, { wallMs: nowMs, offsetMs: null }, disk));
}

/** Longer than the longest version. */
const MOST_OFFER_BYTES = 64;

/**
 * What the kiosk's user has written, which root must neither wait for nor repeat in its log: a link to another file, a
 * pipe and a text that is no version count as none.
 */
async function offeredVersion(file: string): Promise<string | null> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      if (!(await handle.stat()).isFile()) return null;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_OFFER_BYTES), 0, MOST_OFFER_BYTES, 0);
      const version = buffer.toString('utf8', 0, bytesRead).trim();
      return isVersion(version) ? version : null;
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

async function requestOf({ clock, disk, places, version, platform }: UpdateSubject, look: Look): Promise<FetchRequest> {
  const { data, versions, program } = places;
  await disk.makeFolder(data);
  const { takenBack } = await installedVersions(versions);
  return {
    source: look.source,
    disk,
    places: kiosksMetadata(places),
    machine: {
      version,
      platform,
      channel: look.channel,
      takenBack,
      placeFor: (of) => placeOf(createHash('sha256').update(`${look.machine}\n${of}`).digest('hex')),
    },
    isAsked: look.isAsked,
    nowMs: await nowOf(clock, [data, versions]),
    program,
    copy: join(data, names.copy),
    offer: join(data, names.offer),
  };
}

/**
 * Never before the newest time that is known in these folders. Root only asks its own: whoever has taken over the kiosk
 * could write any time into the kiosk's.
 */
async function nowOf(clock: UpdateSubject['clock'], folders: readonly string[]): Promise<number> {
  const newestMs = Math.max(...(await Promise.all(folders.map(readNewest))));
  return trustedNow({ wallMs: clock.wallMs(), offsetMs: null, newestMs });
}

/** One look at a time, and its outcome on disk for the service menu. */
async function kept(
  { disk, places, clock }: UpdateSubject,
  work: () => Promise<UpdateOutcome>,
): Promise<Result<UpdateOutcome, UpdateFailure>> {
  const done = await caught(async () => {
    await disk.makeFolder(places.data);
    return alone(places.data, work);
  });
  const outcome: UpdateOutcome = done.ok ? done.value : { kind: 'failed', ...done.error };
  if (outcome.kind !== 'failed' || outcome.reason !== 'busy')
    return remembered(done, () =>
      replaceFile(disk, join(places.data, names.status), JSON.stringify({ checkedMs: clock.wallMs(), outcome })),
    );
  return done;
}

/** One program at a time in a folder. Rejects with an `UpdateError` where there is another one. */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const release = takeRunLock(join(folder, names.lock));
  if (release === null) throw new UpdateError('busy', 'another program is at work on updates');
  try {
    return await work();
  } finally {
    release();
  }
}

/** A disk that takes no note changes nothing about what has been done. */
async function remembered<T>(done: T, keep: () => Promise<void>): Promise<T> {
  await keep().catch(() => undefined);
  return done;
}
