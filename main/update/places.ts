import { join } from 'node:path';
import type { MetadataPlaces } from './metadata.ts';

/** Where updates lie on a machine. */
export interface UpdatePlaces {
  /** Root's: the versions, what leads to them, and the metadata that root has accepted. */
  readonly versions: string;
  /** The kiosk's: the copy of the repository, what it asks for, and what it has seen. */
  readonly data: string;
  /** The folder of the program that runs. */
  readonly program: string;
  /** That of the package, which runs without any update. */
  readonly package: string;
  /** The operator's root, the first that is there; both belong to root. */
  readonly roots: readonly string[];
}

/** Root's own folder for versions: the kiosk's user can read it and nothing else. */
const VERSIONS = '/opt/sauda-versions';
/** The package's own application, which is there without any update. */
const PACKAGE = '/opt/Sauda';
/** For an operator who takes the package as it is: put there by root. */
const OPERATORS_ROOT = '/etc/sauda-system/update-root.json';

/** The places of an installed machine. */
export function installedPlaces(dataDirectory: string, program: string): UpdatePlaces {
  const shipped = [program, PACKAGE].map((folder) => join(folder, 'resources', 'update-root.json'));
  return {
    versions: VERSIONS,
    data: join(dataDirectory, 'updates'),
    program,
    package: PACKAGE,
    roots: [OPERATORS_ROOT, ...shipped],
  };
}

/** Names in the kiosk's folder. */
export const names = {
  copy: 'repository',
  offer: 'offer',
  apply: 'apply',
  confirmed: 'confirmed',
  status: 'status.json',
  newest: 'newest-time',
  before: 'before.json',
  /** In root's folder as well. */
  lock: 'running.lock',
} as const;

/** What the kiosk's user checks with: it begins with what root has accepted, so that its copy holds all that root lacks. */
export function kiosksMetadata({ versions, data, roots }: UpdatePlaces): MetadataPlaces {
  const root = join(versions, 'metadata');
  const own = join(data, 'metadata');
  return { roots: [join(root, 'root.json'), ...roots], seen: [own, root], keep: own };
}

/** What root checks with. */
export function rootsMetadata({ versions, roots }: UpdatePlaces): MetadataPlaces {
  const keep = join(versions, 'metadata');
  return { roots: [join(keep, 'root.json'), ...roots], seen: [keep], keep };
}
