import type { JournalEntry } from '../../journal/entry.ts';
import type { Role } from '../../role.ts';
import type { Effect } from '../../session/state/effect.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskEvent } from '../../session/state/event.ts';
import type { KioskState } from '../../session/state/state.ts';
import type { SetupPlace } from './setup-place.ts';

/** The types of one door: its state, its actions, its effects, their outcomes, its view. */
export interface DoorType {
  readonly state: unknown;
  /** What a finger or a key does behind this door, decoded by the door's own schema. */
  readonly action: unknown;
  /** What main does for it, away from the loop. */
  readonly effect: unknown;
  /** What came of an effect. */
  readonly outcome: unknown;
  /** What the window draws. */
  readonly view: unknown;
}

/** What a door may look at. */
export interface DoorContext {
  readonly kiosk: KioskState;
  readonly role: Role;
  readonly now: Now;
  /** Where the wizard stands; null or absent outside of it. */
  readonly setup?: SetupPlace | null;
}

/** What happens at the digit pad of a door. */
export interface PinTouch {
  readonly kind: 'pin-typed' | 'pin-entered';
  readonly digits: number;
}

/** What becomes of one event at a door. Entries are on disk before the view is shown and before any effect. */
export interface DoorChange<T extends DoorType> {
  /** Null: as it was. */
  readonly state: T['state'] | null;
  /**
   * The machine's state, where the door changes the session's facts, such as stock or prices. A door does not change
   * sessions, gates or sales in the background.
   */
  readonly kiosk?: KioskState;
  readonly entries?: readonly JournalEntry[];
  /** Of the door: carried out by `main/service/doors/<step>`. */
  readonly effects?: readonly T['effect'][];
  /** Of the session, carried out as for a sale; the session follows what comes of them. */
  readonly kioskEffects?: readonly Effect[];
}

/** A door of the menu as pure functions; the menu brings roles, steps, leaving and the journal's order. */
export interface Door<T extends DoorType> {
  /** The door is entered. */
  open(context: DoorContext): DoorChange<T> & { readonly state: T['state'] };
  act(state: T['state'], action: T['action'], context: DoorContext): DoorChange<T>;
  /**
   * The outcome of an effect. `state` is null where the door was left meanwhile; money and goods are recorded
   * nevertheless. The role is the one that caused the effect.
   */
  onOutcome(state: T['state'] | null, outcome: T['outcome'], context: DoorContext): DoorChange<T>;
  /**
   * Digits at the pad, whose values only main has: their number, or that they are complete. Null where the door expects
   * none; main forgets them then.
   */
  onPin?(state: T['state'], pin: PinTouch, context: DoorContext): DoorChange<T> | null;
  /** Whatever else happens to the machine while the door is open, after the session has taken it. */
  onEvent?(state: T['state'], event: KioskEvent, context: DoorContext): DoorChange<T>;
  /** The door is left, or the menu closes by itself. */
  close?(state: T['state'], context: DoorContext): DoorChange<T>;
  /** The next moment on the monotonic clock at which `time-passed` has something to do here; null for none. */
  deadline?(state: T['state']): number | null;
  view(state: T['state'], context: DoorContext): T['view'];
}

/** A change of nothing. */
export const UNCHANGED = { state: null } as const;
