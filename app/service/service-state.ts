import type { Language } from '../language/schema.ts';
import type { Role } from '../role.ts';
import type { DoorState } from './doors/types.ts';
import type { SetupPlace } from './state/setup-place.ts';

/** The language that each role chose last; otherwise the operator's first one. */
export type RoleLanguages = Readonly<Partial<Record<Role, Language>>>;

interface Remembered {
  /** Grows with every other step: a touch for an old one is dropped. */
  readonly revision: number;
  readonly languages: RoleLanguages;
}

/** What stands around every step. */
interface Shown extends Remembered {
  readonly language: Language;
  readonly reachable: boolean;
  /** Without a touch until then the menu leaves by itself. */
  readonly endsMonoMs: number;
  /** The wizard, where this machine is being set up. */
  readonly setup: SetupPlace | null;
}

/** The PIN pad. The digits themselves are main's, and nowhere else. */
export interface PadState extends Shown {
  readonly kind: 'pin';
  readonly digits: number;
  readonly isChecking: boolean;
  readonly notice: PadNotice | null;
  /** Wrong PINs in a row. */
  readonly failures: number;
  /** Until then no PIN is taken; null where one may be typed. */
  readonly waitUntilMonoMs: number | null;
}

export type PadNotice = 'wrong' | 'short' | 'failed';

/** A role is logged in. */
export interface OpenState extends Shown {
  readonly kind: 'open';
  readonly role: Role;
  readonly door: DoorState;
  /** The journal refused what was done last: it did not happen. */
  readonly isUnwritten: boolean;
  /** Nobody typed a PIN: the wizard is offered, and no other door is open. */
  readonly isOfferAlone: boolean;
}

/** The menu beside the session: closed, at its PIN pad, or open at one of its doors. */
export type ServiceState = (Remembered & { readonly kind: 'closed' }) | PadState | OpenState;

/** Before the first five touches. */
export const CLOSED: ServiceState = { kind: 'closed', revision: 0, languages: {} };
