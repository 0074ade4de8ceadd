import { DEVICE_KINDS, SIMULATED, type PeripheralsConfig } from '../../../app/config/peripherals.ts';
import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import { portKindOf } from '../../../drivers/port/port-kind.ts';
import { groupsOf, isMember, usable, type KioskUser, type Subject } from '../examined/subject.ts';
import { settings, type Unit } from '../examined/units.ts';
import type { ExaminedSystem, FileRights } from '../examined/examined-system.ts';

/** Names that follow the order of plugging in. */
const UNSTABLE = /^\/dev\/tty(USB|ACM)\d+$/;
const OTHERS_USE = 0o006;
const GROUP_USE = 0o060;
const OWNER_USE = 0o600;

/** The port of a real device; null for one that is absent, simulated or on another device's line. */
export function portOf(device: PeripheralsConfig[keyof PeripheralsConfig]): string | null {
  return device === undefined || device.driver === SIMULATED ? null : (device.port ?? null);
}

/** Whether each configured device is there and may be opened, under a name that stays. */
export function portLines(subject: Subject, units: readonly Unit[]): readonly DoctorLine[] {
  const devices = usable(subject)?.peripherals;
  if (devices === undefined) return [];
  const added = units.flatMap(({ text }) => settings(text, 'SupplementaryGroups')).flatMap((all) => all.split(/\s+/));
  const lines = DEVICE_KINDS.flatMap((kind) => {
    const port = portOf(devices[kind]);
    return port === null ? [] : [lineOf(kind, port, subject, added)];
  });
  return lines.length === 0 ? [sound('ports', 'ports-none')] : lines;
}

function lineOf(device: string, port: string, { system, user }: Subject, added: readonly string[]): DoctorLine {
  const facts = { device, port };
  if (portKindOf(port) === 'network' || !port.startsWith('/')) return sound('ports', 'port-elsewhere', facts);
  const rights = system.rights(port);
  if (rights === null) return duty('ports', 'port-missing', facts);
  if (UNSTABLE.test(port)) return duty('ports', 'port-unstable', facts);
  if (user === null || mayUse(user, rights, system, added)) return sound('ports', 'port-sound', facts);
  const group = groupsOf(system).find(({ gid }) => gid === rights.gid)?.name ?? String(rights.gid);
  return duty('ports', 'port-closed', { ...facts, user: user.name, group });
}

function mayUse(user: KioskUser, rights: FileRights, system: ExaminedSystem, added: readonly string[]): boolean {
  const { uid, gid, mode } = rights;
  if (user.uid === 0) return true;
  if (user.uid === uid) return (mode & OWNER_USE) === OWNER_USE;
  const group = groupsOf(system).find((one) => one.gid === gid) ?? { name: '', gid, members: [] };
  return isMember(user, group, added) ? (mode & GROUP_USE) === GROUP_USE : (mode & OTHERS_USE) === OTHERS_USE;
}

/** Programs that open a serial port as soon as it is plugged in. */
const GRABBERS = ['/usr/sbin/ModemManager', '/usr/bin/brltty', '/sbin/brltty'] as const;
const RULE_FOLDERS = ['/etc/udev/rules.d', '/usr/lib/udev/rules.d', '/lib/udev/rules.d'] as const;

/** Whether the rules are there that keep other programs from the ports. */
export function ruleLines({ system }: Subject): readonly DoctorLine[] {
  for (const folder of RULE_FOLDERS) {
    const rule = system.names(folder).find((name) => /sauda.*\.rules$/.test(name));
    if (rule !== undefined) return [sound('rules', 'rules-there', { file: `${folder}/${rule}` })];
  }
  const grabber = GRABBERS.find((file) => system.rights(file) !== null);
  if (grabber === undefined) return [sound('rules', 'rules-not-needed')];
  return [duty('rules', 'rules-missing', { grabber })];
}
