import type { KioskConfig } from '../../../app/config/config.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Problem } from '../../../app/problem.ts';
import type { LogFacts } from '../../../app/log/events.ts';
import type { Result } from '../../../app/result.ts';
import type { ExaminedSystem } from './examined-system.ts';

/** The user that the package makes. */
export const KIOSK_USER = 'sauda';

/** A user of the system as in `/etc/passwd`. */
export interface KioskUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The installation that is examined. */
export interface Subject {
  readonly system: ExaminedSystem;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly configFile: string;
  readonly dataDirectory: string;
  readonly version: string;
  /** Null where there is no file. */
  readonly config: Result<KioskConfig, Problem> | null;
  readonly warnings: readonly LogFacts[];
  /** Null where the system does not have the kiosk's user. */
  readonly user: KioskUser | null;
}

/** The configuration, as far as it can be used. */
export function usable({ config }: Subject): KioskConfig | null {
  return config?.ok === true ? config.value : null;
}

/** The kiosk's user, or on a developer's machine the one who asks. */
export function kioskUser(system: ExaminedSystem, asking: number | null): KioskUser | null {
  const users = rows(system, '/etc/passwd').flatMap(([name = '', , uid = '', gid = '']) =>
    /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [],
  );
  const isInstalled = system.rights('/opt/Sauda') !== null;
  const own = users.find(({ name }) => name === KIOSK_USER);
  return own ?? (isInstalled ? null : (users.find(({ uid }) => uid === asking) ?? null));
}

/** A group as in `/etc/group`. */
interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** Every group of the system. */
export function groupsOf(system: ExaminedSystem): readonly Group[] {
  return rows(system, '/etc/group').flatMap(([name = '', , gid = '', members = '']) =>
    /^\d+$/.test(gid) ? [{ name, gid: Number(gid), members: members.split(',') }] : [],
  );
}

/** Whether the user is in the group, by its login or because the unit adds it. */
export function isMember(user: KioskUser, group: Group, added: readonly string[]): boolean {
  return user.gid === group.gid || group.members.includes(user.name) || added.includes(group.name);
}

function rows(system: ExaminedSystem, file: string): readonly (readonly string[])[] {
  return (system.text(file) ?? '').split('\n').map((line) => line.split(':'));
}
