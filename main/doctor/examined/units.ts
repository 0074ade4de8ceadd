import type { ExaminedSystem } from './examined-system.ts';

const FOLDERS = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'] as const;
const OWN_UNIT = /^sauda[\w-]*\.service$/;

/** A unit of systemd that belongs to Sauda. */
export interface Unit {
  readonly name: string;
  /** With what its drop-ins add. */
  readonly text: string;
  /** Whether it starts with the system. */
  readonly isEnabled: boolean;
}

/** Sauda's own units, however many a version of the package has. */
export function saudaUnits(system: ExaminedSystem): readonly Unit[] {
  const names = new Set(FOLDERS.flatMap((folder) => system.names(folder).filter((name) => OWN_UNIT.test(name))));
  return [...names].map((name) => ({
    name,
    text: [unitText(system, name), ...dropIns(system, name)].join('\n'),
    isEnabled: isWanted(system, name),
  }));
}

/** Every value of a setting in the text of units or of systemd's own configuration. */
export function settings(text: string, key: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [name, ...value] = line.split('=');
    return name?.trim() === key ? [value.join('=').trim()] : [];
  });
}

function unitText(system: ExaminedSystem, name: string): string {
  for (const folder of FOLDERS) {
    const text = system.text(`${folder}/${name}`);
    if (text !== null) return text;
  }
  return '';
}

function dropIns(system: ExaminedSystem, name: string): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    system.names(`${folder}/${name}.d`).map((file) => system.text(`${folder}/${name}.d/${file}`) ?? ''),
  );
}

/** A link in a target's folder, which may lead to nothing in a root that is mounted elsewhere. */
function isWanted(system: ExaminedSystem, name: string): boolean {
  return FOLDERS.some((folder) =>
    system
      .names(folder)
      .filter((entry) => /\.(wants|requires)$/.test(entry))
      .some((entry) => system.names(`${folder}/${entry}`).includes(name)),
  );
}
