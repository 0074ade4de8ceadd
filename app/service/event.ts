import type { ConfigChange, NotChanged } from '../config/change.ts';
import type { Language } from '../language/schema.ts';
import type { Role } from '../role.ts';
import type { KioskEvent } from '../session/state/event.ts';
import type { DoorAct, DoorOutcome } from './doors/types.ts';
import type { RoleLanguages } from './service-state.ts';
import type { RemoteAct } from './remote/deed.ts';
import type { SetupFacts, SetupTrial } from './state/setup-place.ts';
import type { SetupStep } from './state/setup-steps.ts';
import type { DoorStep } from './state/access.ts';

/** What is done at the pad or in the menu. `revision` is that of the view that was touched. */
export type ServiceTouch =
  /** The pad has so many digits now. */
  | { readonly kind: 'pin-typed'; readonly revision: number; readonly digits: number }
  | { readonly kind: 'pin-entered'; readonly revision: number; readonly digits: number }
  | { readonly kind: 'door-opened'; readonly revision: number; readonly step: DoorStep }
  | { readonly kind: 'door-act'; readonly revision: number; readonly act: DoorAct }
  /** To `home`, and from there out. */
  | { readonly kind: 'service-back' | 'service-leave'; readonly revision: number }
  /** On or back to a step of the set-up wizard. */
  | { readonly kind: 'setup-moved'; readonly revision: number; readonly to: SetupStep }
  /** Enough for now: the next start sells, with what there is. */
  | { readonly kind: 'setup-ended'; readonly revision: number }
  | { readonly kind: 'service-language'; readonly language: Language }
  | { readonly kind: 'service-reach'; readonly on: boolean }
  /** A finger or a key that means nothing else, as one that types into a field. */
  | { readonly kind: 'service-touched' };

/**
 * The wizard of a machine that is being set up, or its offer, `at` null. Free is a machine whose configuration has no PIN
 * yet: nobody could be asked for one.
 */
export interface SetupEntrance {
  readonly at: SetupStep | null;
  readonly isFree: boolean;
}

/** Everything that happens to the menu alone. */
export type ServiceEvent =
  | ServiceTouch
  /** The fifth touch on the operator's name; what is kept on disk about wrong PINs and languages comes with it. */
  | {
      readonly kind: 'service-knocked';
      readonly failures: number;
      readonly waitLeftMs: number;
      readonly languages: RoleLanguages;
      /** Where it opens instead of `home`. */
      readonly opens?: SetupEntrance;
    }
  /** For the pad of this revision. `role` is null for a wrong PIN, whose wait is on disk already. */
  | {
      readonly kind: 'pin-checked';
      readonly revision: number;
      readonly role: Role | null;
      readonly failures: number;
      readonly waitLeftMs: number;
    }
  /** The PIN could not be checked at all. */
  | { readonly kind: 'pin-unchecked'; readonly revision: number }
  /** The files of the machine that is being set up were read, could not be read, or were changed (or not: why). */
  | { readonly kind: 'setup-read'; readonly facts: SetupFacts }
  | { readonly kind: 'setup-unread'; readonly why: NotChanged }
  /** Where the wizard stands was not written, and the application does not start anew. */
  | { readonly kind: 'setup-unkept'; readonly why: NotChanged }
  /** What the sticks say about the bank's address. */
  | { readonly kind: 'setup-addresses'; readonly addresses: readonly string[] }
  /** The bank is asked under what was written; null until it answers. */
  | { readonly kind: 'setup-tried'; readonly trial: SetupTrial | null }
  | { readonly kind: 'setup-written'; readonly changes: readonly ConfigChange[]; readonly why: NotChanged | null }
  | DoorOutcome;

type JournalRefused = Extract<KioskEvent, { kind: 'journal-refused' }>;

/** Everything that the loop takes: what happens to the session, and what happens to the menu beside it. */
export type MachineEvent =
  | Exclude<KioskEvent, JournalRefused>
  | (Omit<JournalRefused, 'refused'> & { readonly refused: MachineEvent | null })
  /** A command of the fleet: the loop takes it beside the menu. */
  | RemoteAct
  | ServiceEvent;

/** What becomes of an event of the menu when the journal refuses its entries. */
const WHEN_REFUSED = {
  'pin-typed': 'comes-again',
  'pin-entered': 'comes-again',
  'door-opened': 'comes-again',
  'door-act': 'comes-again',
  'service-back': 'comes-again',
  'service-leave': 'comes-again',
  'setup-moved': 'comes-again',
  'setup-ended': 'comes-again',
  'service-language': 'comes-again',
  'service-reach': 'comes-again',
  'service-touched': 'comes-again',
  'service-knocked': 'comes-again',
  // The menu opens without an entry then, see `onRefused`, because a technician must be able to repair the disk.
  'pin-checked': 'comes-again',
  'pin-unchecked': 'comes-again',
  'setup-read': 'comes-again',
  'setup-unread': 'comes-again',
  'setup-unkept': 'comes-again',
  'setup-addresses': 'comes-again',
  'setup-tried': 'comes-again',
  // The file is written: the journal has to learn it.
  'setup-written': 'kept',
  // It may concern money or goods, and comes only once.
  'door-outcome': 'kept',
} as const satisfies Readonly<Record<ServiceEvent['kind'], 'comes-again' | 'kept'>>;

const TOUCHES: Readonly<Record<ServiceTouch['kind'], true>> = {
  'pin-typed': true,
  'pin-entered': true,
  'door-opened': true,
  'door-act': true,
  'service-back': true,
  'service-leave': true,
  'setup-moved': true,
  'setup-ended': true,
  'service-language': true,
  'service-reach': true,
  'service-touched': true,
};

/** Whether an event is the menu's own. */
export function isServiceEvent(event: MachineEvent): event is ServiceEvent {
  return event.kind in WHEN_REFUSED;
}

/** Whether the event is a touch in the menu. */
export function isServiceTouch(event: MachineEvent): event is ServiceTouch {
  return event.kind in TOUCHES;
}

/** Whether an event of the menu has to be taken again when the journal is back. */
export function isKept(event: ServiceEvent): boolean {
  return WHEN_REFUSED[event.kind] === 'kept';
}
