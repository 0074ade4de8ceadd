import type { EnrolmentStatus, FleetStanding } from '../../../fleet/enrol/status.ts';
import type { DoctorLine } from '../../../doctor/line.ts';
import type { Closure } from '../../../orders.ts';
import type { Role } from '../../../role.ts';
import type { NotChanged } from '../../../config/change.ts';
import type { UpdateOutcome } from '../../../update/status.ts';
import type { SystemAction } from './actions.ts';

/** How the application ends: itself, the computer anew, or the computer off. */
export type Ending = 'restart' | 'reboot' | 'shutdown';

/** The time of this machine. */
export interface ClockFacts {
  readonly wallMs: number;
  /** The name of the zone that is set. */
  readonly zone: string;
  /** Whether it is Kazakhstan's time, whatever its name. */
  readonly isZoneRight: boolean;
  /** This machine's clock minus the bank's, in milliseconds, by the `Date` of its last answer; null before the first. */
  readonly offsetMs: number | null;
}

/** Whether the machine can be, or is, a demonstration for training. */
export type DemoFacts =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly untilWallMs: number }
  /** Without a configuration it is nothing else. */
  | { readonly kind: 'impossible' };

/** What root's folder of versions says. */
export interface UpdateFacts {
  /** Checked, and switched to as soon as nobody buys; null where there is none. */
  readonly next: string | null;
  readonly isOnTrial: boolean;
  /** Versions that failed here and were taken back. */
  readonly takenBack: readonly string[];
  /** Versions that failed as well, and stay because they have changed the journal. */
  readonly kept: readonly string[];
}

/** How an update is looked for. */
export type UpdateLook = 'update-check' | 'update-now' | 'update-stick';

/** What is installed and how it fares, as main reads it. */
export interface SystemFacts {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  /** Of the operating system. */
  readonly system: string;
  readonly host: string;
  /** IPv4 and IPv6 with the name of their interface, without the loopback. */
  readonly addresses: readonly string[];
  readonly dataDirectory: string;
  /** Null without a configuration file: the demo. */
  readonly configFile: string | null;
  /** Of the disk that holds the journal; null where the system does not report it. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
  /** Empty where the system does not report it. */
  readonly temperatures: readonly { readonly name: string; readonly celsius: number }[];
  readonly clock: ClockFacts;
  /** Who has a PIN. */
  readonly pins: Readonly<Record<Role, boolean>>;
  readonly demo: DemoFacts;
  /** Absent where the program is not installed as a package. */
  readonly updates?: UpdateFacts;
  /** Absent where the configuration has no fleet. */
  readonly fleet?: FleetStanding;
}

/** A PIN that is being changed: typed, typed again, written. The digits are main's, and nowhere else. */
export interface PinChange {
  readonly role: Role;
  readonly stage: 'first' | 'again' | 'saving';
  readonly digits: number;
}

/** What came of a change of a PIN. */
export type PinNotice =
  | { readonly kind: 'changed' | 'differs' | 'taken' | 'short'; readonly role: Role }
  /** Purchases or refunds are still being checked, and the demonstration would leave them alone for two hours. */
  | { readonly kind: 'money-open' }
  | { readonly kind: 'demo-failed'; readonly detail: string }
  | { readonly kind: 'not-changed'; readonly refusal: NotChanged }
  | { readonly kind: 'failed'; readonly detail: string };

/** The examination of the installation. */
export type Examination =
  | { readonly kind: 'under-way' }
  | { readonly kind: 'done'; readonly lines: readonly DoctorLine[] }
  | { readonly kind: 'failed'; readonly detail: string };

export interface SystemState {
  readonly facts: SystemFacts | null;
  readonly ending: Ending | 'demo-on' | 'demo-off' | null;
  readonly pin: PinChange | null;
  readonly notice: PinNotice | null;
  /** The look for an update that is under way, and what the last one gave. */
  readonly looking: UpdateLook | null;
  readonly looked: UpdateOutcome | null;
  /** Null where nobody has asked for it. */
  readonly examination: Examination | null;
  /** The way into a fleet. */
  readonly enrolment: EnrolmentStatus;
}

export interface SystemView extends SystemState {
  /** That an operator has taken the machine out of service, here or from afar; null where it sells. */
  readonly closed: Closure | null;
}

export type SystemEffect =
  | { readonly kind: 'read-facts' }
  | { readonly kind: 'examine' }
  | { readonly kind: 'fleet-enrol' | 'fleet-cancel' }
  | { readonly kind: 'end'; readonly how: Ending }
  | { readonly kind: 'look-for-update'; readonly how: UpdateLook }
  /** Kept on disk, then a restart. */
  | { readonly kind: 'switch-demo'; readonly on: boolean }
  /** What was typed first is kept for the comparison. */
  | { readonly kind: 'keep-pin'; readonly digits: number }
  /** What was typed again is compared, hashed and written into the configuration. */
  | { readonly kind: 'set-pin'; readonly role: Role; readonly digits: number }
  /** Both are forgotten. */
  | { readonly kind: 'forget-pins' };

export type SystemOutcome =
  | { readonly kind: 'facts-read'; readonly facts: SystemFacts }
  /** `fleet-read`: as it was all along. `fleet-told`: it has just become so. */
  | { readonly kind: 'fleet-read'; readonly enrolment: EnrolmentStatus }
  | { readonly kind: 'fleet-told'; readonly enrolment: EnrolmentStatus }
  | { readonly kind: 'examined'; readonly examination: Examination }
  | { readonly kind: 'demo-not-switched'; readonly detail: string }
  | { readonly kind: 'update-looked'; readonly how: UpdateLook; readonly outcome: UpdateOutcome }
  | { readonly kind: 'pin-set'; readonly role: Role; readonly notice: PinNotice };

/** The types of the door. */
export interface SystemDoor {
  readonly state: SystemState;
  readonly action: SystemAction;
  readonly effect: SystemEffect;
  readonly outcome: SystemOutcome;
  readonly view: SystemView;
}
