import type { PortOutcome } from '../../../app/devices/found-device.ts';
import { unreachable } from '../../../app/result.ts';
import type { Access, FoundPort } from '../../devices-search/ports/found-port.ts';
import { searchLines } from './search-text.ts';

const NOTHING = 'No serial port and no USB printer is there. Is the device plugged in, and has it power?\n';
const HEADING = 'Serial ports and USB printers. The line at the margin goes into the configuration as `port:`.\n';
/** Nothing in the system leads to it before it is configured. */
const NETWORK =
  'A printer on the network is not listed: `port: tcp://192.168.1.50:9100` with its own address, which its self-test prints.\n';

/** The list for a technician: one block per port, the path for the configuration first, then what was found there. */
export function portsText(
  ports: readonly FoundPort[],
  user: string,
  outcomes: ReadonlyMap<string, PortOutcome> = new Map(),
): string {
  const blocks = ports.map((port) => portText(port, user, outcomes.get(port.path)));
  const listed = ports.length === 0 ? [NOTHING] : [HEADING, ...blocks];
  return [...listed, NETWORK].join('\n');
}

/** Why a name may be another device's after a restart. */
const CHANGES: Readonly<Record<FoundPort['kind'], string>> = {
  'serial':
    'changes: this name follows the order of plugging in; the system keeps no /dev/serial/by-path (package udev)',
  'usb-printer': 'changes: several printers on USB are numbered in the order of plugging in',
};

function portText(
  { kind, path, isStable, device, byId, usb, access }: FoundPort,
  user: string,
  outcome: PortOutcome | undefined,
): string {
  const facts = [
    ...(isStable ? [] : [CHANGES[kind]]),
    ...(device === path ? [] : [`now:    ${device}`]),
    ...(usb === null ? [] : [`is:     ${[usb.ids, usb.words].filter((part) => part !== '').join(' ')}`]),
    ...(byId === null ? [] : [`by-id:  ${byId.path}${byId.isAmbiguous ? AMBIGUOUS : FOLLOWS_DEVICE}`]),
    ...accessFacts(access, user),
    ...searchLines(outcome, path),
  ];
  return `${path}\n${facts.map((fact) => `    ${fact}\n`).join('')}`;
}

const AMBIGUOUS = '\n            ambiguous: without a serial number of its own, a second such device has the same name';
const FOLLOWS_DEVICE = '\n            follows the device into any socket';

function accessFacts(access: Access, user: string): readonly string[] {
  switch (access.kind) {
    case 'granted':
      return ['access: yes'];
    case 'unknown':
      return [];
    case 'owner-only':
      return ['access: NO, its group may not use it either; a udev rule has to give it to a group'];
    case 'log-in-again':
      return [
        `access: NO, not yet: ${user} is in the group ${access.group}; log out and in again, or restart the computer`,
      ];
    case 'join-group':
      return [`access: NO: sudo usermod -aG ${access.group} ${user}; then log out and in again`];
    default:
      return unreachable(access);
  }
}
