import type { Language } from '../language/schema.ts';
import type { Role } from '../role.ts';
import type { Limit } from '../session/view/view.ts';
import type { DoorView } from './doors/types.ts';
import type { PadNotice } from './service-state.ts';
import type { SetupView } from './setup/progress.ts';
import type { DoorStep } from './state/access.ts';

/** What the PIN pad shows: how many digits there are, never which. */
export interface PadView {
  readonly step: 'pin';
  readonly digits: number;
  readonly isChecking: boolean;
  readonly notice: PadNotice | null;
  /** No PIN is taken until it has run out; null where one may be typed. */
  readonly wait: Limit | null;
  readonly isLocked: boolean;
}

/** What stands around every step of the menu. */
export interface ServiceFrame {
  readonly revision: number;
  readonly language: Language;
  readonly reachable: boolean;
  readonly operatorName: string;
  readonly diagonalInches: number;
  /** Null at the pad. */
  readonly role: Role | null;
  /** The doors that are open to this role. */
  readonly doors: readonly DoorStep[];
  readonly demo: boolean;
  /** The wizard around the doors; null where this machine is not being set up. */
  readonly setup: SetupView | null;
  /** The journal refused what was done last: it did not happen. */
  readonly isUnwritten: boolean;
}

/** The complete view of the menu for the window. */
export interface ServiceView {
  readonly frame: ServiceFrame;
  readonly content: PadView | DoorView;
}
