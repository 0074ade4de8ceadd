import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import { DEVICE_KINDS } from '../../../app/config/peripherals.ts';
import { portKindOf } from '../../../drivers/port/port-kind.ts';
import { groupsOf, isMember, KIOSK_USER, usable, type Subject } from '../examined/subject.ts';
import { settings, type Unit } from '../examined/units.ts';
import { portOf } from './ports.ts';

/** Whose processes the kiosk's are. */
export function userLines({ user }: Subject): readonly DoctorLine[] {
  if (user === null) return [duty('user', 'user-missing', { user: KIOSK_USER })];
  const fact = { user: user.name };
  return [user.uid === 0 ? duty('user', 'user-root', fact) : sound('user', 'user-own', fact)];
}

/** The groups that the configured devices belong to by default. */
const GROUP_OF = { 'serial': 'dialout', 'usb-printer': 'lp' } as const;

/** Whether the user is in the groups of the devices. */
export function groupLines(subject: Subject, units: readonly Unit[]): readonly DoctorLine[] {
  const { user, system } = subject;
  if (user === null || user.uid === 0) return [];
  const devices = usable(subject)?.peripherals ?? {};
  const needed = new Set<string>(
    DEVICE_KINDS.flatMap((kind) => {
      const port = portOf(devices[kind]);
      const kindOfPort = port === null ? 'network' : portKindOf(port);
      return kindOfPort === 'network' ? [] : [GROUP_OF[kindOfPort]];
    }),
  );
  const added = units.flatMap(({ text }) => settings(text, 'SupplementaryGroups')).flatMap((all) => all.split(/\s+/));
  const groups = groupsOf(system).filter(({ name }) => needed.has(name));
  const missing = groups.filter((group) => !isMember(user, group, added)).map(({ name }) => name);
  if (missing.length > 0) return [duty('groups', 'groups-missing', { user: user.name, groups: missing.join(',') })];
  if (groups.length === 0) return [sound('groups', 'groups-none-needed')];
  return [sound('groups', 'groups-joined', { user: user.name, groups: groups.map(({ name }) => name).join(', ') })];
}
