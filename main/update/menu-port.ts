import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stick } from '../../app/export/outcome.ts';
import type { UpdateFacts, UpdateLook } from '../../app/service/doors/system/types.ts';
import type { UpdateOutcome } from '../../app/update/status.ts';
import { lookElsewhere } from './look-elsewhere.ts';
import type { UpdatePlaces } from './places.ts';
import { installedVersions } from './versions.ts';

/** A folder on a stick may be the repository itself, or be in one of these. */
const FOLDERS = ['', 'sauda', 'updates'];

interface MenuUpdates {
  readonly places: UpdatePlaces;
  readonly configFile: string | null;
  readonly dataDirectory: string;
  readonly version: string;
  readonly sticks: () => Promise<readonly Pick<Stick, 'path'>[]>;
}

/** The updates as the service menu sees them. */
export function menuUpdates({ places, configFile, dataDirectory, version, sticks }: MenuUpdates): {
  facts(): Promise<UpdateFacts>;
  look(how: UpdateLook): Promise<UpdateOutcome>;
} {
  return {
    async facts() {
      const { next, onTrial, takenBack, kept } = await installedVersions(places.versions);
      return { next: next === version ? null : next, isOnTrial: onTrial === version, takenBack, kept };
    },
    async look(how) {
      const deed = how === 'update-check' ? 'check' : 'now';
      if (how !== 'update-stick') return lookElsewhere({ deed, from: null, configFile, dataDirectory });
      const from = await repositoryOn(await sticks());
      if (from === null) return { kind: 'failed', reason: 'no-source', detail: '' };
      return lookElsewhere({ deed, from, configFile, dataDirectory });
    },
  };
}

/** The first stick with a repository. */
async function repositoryOn(sticks: readonly Pick<Stick, 'path'>[]): Promise<string | null> {
  for (const { path } of sticks)
    for (const folder of FOLDERS) {
      const place = join(path, folder);
      const isThere = await access(join(place, 'metadata', 'timestamp.json')).then(
        () => true,
        () => false,
      );
      if (isThere) return place;
    }
  return null;
}
