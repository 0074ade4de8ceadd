import { access, constants, readdir, readFile, readlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isVersion } from '../../app/update/version-order.ts';
import { JOURNAL_VERSION } from '../journal/migrations.ts';
import { NEXT } from './install-release.ts';
import type { UpdatePlaces } from './places.ts';

/** What root's folder says; everything null or empty where there is none. */
export interface InstalledVersions {
  /** In place of the package's own. */
  readonly current: string | null;
  /** Checked, whole, and switched to at the next start that asks for it. */
  readonly next: string | null;
  readonly onTrial: string | null;
  /** Versions that failed here. */
  readonly takenBack: readonly string[];
  /** Versions that failed as well, and stay because they have changed the journal. */
  readonly kept: readonly string[];
}

/** Reads it; what cannot be read counts as not there. */
export async function installedVersions(versions: string): Promise<InstalledVersions> {
  const [trial = ''] = (await textOf(join(versions, 'trial'))).split(' ');
  const current = await linked(join(versions, 'current'));
  return {
    current,
    next: await linked(join(versions, NEXT)),
    onTrial: isVersion(trial) && trial === current ? trial : null,
    takenBack: await marks(join(versions, 'taken-back')),
    kept: await marks(join(versions, 'kept')),
  };
}

/**
 * The version that the next start without a switch would be of; null where that cannot be told, where this program is none
 * of those that the system starts, and where that version could not read the journal as it is now.
 */
export async function startingVersion({ versions, package: shipped, program }: UpdatePlaces): Promise<string | null> {
  if (program !== shipped && !program.startsWith(versions + sep)) return null;
  const current = await linked(join(versions, 'current'));
  // As `/usr/bin/sauda` chooses.
  const folder = current !== null && (await isProgram(join(versions, current))) ? join(versions, current) : shipped;
  const journal = Number((await textOf(join(folder, 'resources', 'journal-version'))).trim());
  if (!Number.isInteger(journal) || journal < JOURNAL_VERSION) return null;
  const version = (await textOf(join(folder, 'resources', 'version'))).trim();
  return isVersion(version) ? version : null;
}

async function isProgram(folder: string): Promise<boolean> {
  return access(join(folder, 'sauda'), constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function linked(path: string): Promise<string | null> {
  const to = await readlink(path).catch(() => '');
  return isVersion(to) ? to : null;
}

async function marks(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).filter(isVersion);
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
