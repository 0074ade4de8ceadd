import type { Problem, ProblemReason } from '../../../problem.ts';
import type { Role } from '../../../role.ts';
import { mayEnter, type DoorStep } from '../../state/access.ts';
import type { LookedFor } from './actions.ts';
import type { Cure } from './types.ts';

const door = (step: DoorStep): Cure => ({ kind: 'door', step });
const look = (what: LookedFor): Cure => ({ kind: 'look', what });

/** Where each reason for being out of service is cured. */
const CURES: Readonly<Record<ProblemReason, Cure>> = {
  'config-missing': door('system'),
  'config-lost': door('setup'),
  'config-unreadable': door('system'),
  'config-invalid': door('system'),
  'secret-missing': door('payment'),
  'secret-invalid': door('payment'),
  'certificate-missing': door('certificate'),
  'certificate-invalid': door('certificate'),
  'certificate-mismatch': door('certificate'),
  'certificate-expired': door('certificate'),
  'passphrase-wrong': door('certificate'),
  'ca-missing': door('certificate'),
  'ca-invalid': door('certificate'),
  'server-untrusted': door('certificate'),
  'clock-wrong': door('system'),
  'proxy-unreachable': door('payment'),
  'proxy-refused': door('payment'),
  'client-certificate-refused': door('certificate'),
  'access-refused': door('payment'),
  'api-key-refused': door('payment'),
  'answered-by-another': look('payment'),
  'network-unreachable': look('payment'),
  'server-silent': look('payment'),
  'server-answer-invalid': look('payment'),
  'payments-unavailable': look('payment'),
  'payments-refused': look('payment'),
  'service-refused': look('payment'),
  'service-session-ended': look('payment'),
  'trade-point-unknown': door('payment'),
  'trade-point-choice': door('payment'),
  'trade-points-none': door('payment'),
  'device-elsewhere': door('payment'),
  'device-given-up': door('payment'),
  'journal-full': look('journal'),
  'journal-failed': look('journal'),
  'journal-damaged': door('system'),
  'journal-newer': door('system'),
  'relay-absent': door('devices'),
  'relay-lost': look('relay'),
  'acceptor-lost': look('acceptor'),
  'acceptor-escrow-off': door('checks'),
  'starts-failed': door('system'),
  'notes-do-not-fit': door('products'),
  'sensor-lost': look('sensor'),
  'printer-out': look('printer'),
  'set-up': door('setup'),
  'closed-by-operator': door('system'),
  'internal-error': door('system'),
};

/** What leads to the cure of a problem, where this role may do it. */
export function cureOf({ parameters, reason }: Problem, role: Role): Cure | null {
  // An organisation that is not verified yet is verified at the door.
  return forRole(parameters['verify'] === undefined ? CURES[reason] : door('payment'), role);
}

/** The way to a door, where it is open to this role. */
export function throughDoor(step: DoorStep, role: Role): Cure | null {
  return forRole(door(step), role);
}

/** A collector empties and fills; devices are the technician's. */
function forRole(cure: Cure, role: Role): Cure | null {
  const isAllowed = cure.kind === 'door' ? mayEnter(role, cure.step) : role === 'technician';
  return isAllowed ? cure : null;
}
