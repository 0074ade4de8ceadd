import type { KioskEvent } from './event.ts';

/** Treatment of an event whose step did not happen because the journal refused its entries. */
type WhenRefused =
  /** Dropped: a touch is repeated, a time limit remains, and a request is sent again. */
  | 'comes-again'
  /** Dropped: a fact that needs no entry, see `withFact` in `journal-outage`. */
  | 'fact-stays'
  /** Dropped: the answer is outdated by the time the disk has room, so the request is sent again. */
  | 'asked-again'
  /** Dropped: the note must not be stacked without its intent on disk. */
  | 'note-goes-back'
  /** Kept, and taken again as soon as the journal is back, because it is reported only once. */
  | 'kept'
  /** Kept, and taken before the others, because earlier runs come first. */
  | 'kept-first';

/**
 * `notes` marks events about notes on their way. The reports of an acceptor depend on earlier ones, so while the
 * journal cannot be written none may overtake those that wait. `all`: the event waits as a whole; `in-part`: it is
 * taken at once, and the part in `noteOutcome` waits.
 */
type EventTraits =
  | { readonly whenRefused: WhenRefused; readonly notes: 'nothing' }
  | { readonly whenRefused: 'kept'; readonly notes: 'all' }
  | { readonly whenRefused: 'fact-stays'; readonly notes: 'in-part' };

const COMES_AGAIN = { whenRefused: 'comes-again', notes: 'nothing' } as const;
const FACT_STAYS = { whenRefused: 'fact-stays', notes: 'nothing' } as const;
const KEPT = { whenRefused: 'kept', notes: 'nothing' } as const;
const NOTE_OUTCOME = { whenRefused: 'kept', notes: 'all' } as const;

/** Treatment of each kind of event by the loop and during an outage of the journal; the type requires every kind. */
export const EVENT_TRAITS = {
  'choose': COMES_AGAIN,
  'quantity': COMES_AGAIN,
  'pieces': COMES_AGAIN,
  'pay': COMES_AGAIN,
  'method': COMES_AGAIN,
  'digit': COMES_AGAIN,
  'erase': COMES_AGAIN,
  'send': COMES_AGAIN,
  'check': COMES_AGAIN,
  'rest': COMES_AGAIN,
  'cancel': COMES_AGAIN,
  'done': COMES_AGAIN,
  'more': COMES_AGAIN,
  'language': COMES_AGAIN,
  'reach': COMES_AGAIN,
  'large-text': COMES_AGAIN,
  'wake': COMES_AGAIN,
  'booted': { whenRefused: 'kept-first', notes: 'nothing' },
  'broken': FACT_STAYS,
  'time-passed': COMES_AGAIN,
  'relay-ready': FACT_STAYS,
  'relay-lost': FACT_STAYS,
  'sensor-ready': FACT_STAYS,
  'sensor-lost': FACT_STAYS,
  'printer-ready': COMES_AGAIN,
  'printer-out': COMES_AGAIN,
  'print-done': COMES_AGAIN,
  'print-failed': COMES_AGAIN,
  'connect-answered': KEPT,
  'ping-answered': COMES_AGAIN,
  'purchase-answered': KEPT,
  'customer-answered': COMES_AGAIN,
  'find-answered': KEPT,
  'status-answered': KEPT,
  'cancel-answered': KEPT,
  'details-answered': { whenRefused: 'asked-again', notes: 'nothing' },
  'refund-answered': KEPT,
  'refund-progress-answered': KEPT,
  'refund-qr-answered': COMES_AGAIN,
  'refund-qr-status-answered': COMES_AGAIN,
  'refund-qr-purchases-answered': COMES_AGAIN,
  'pulse-done': KEPT,
  'pulse-failed': KEPT,
  // Its only entry is the doubt about an open note; the state of the acceptor needs none.
  'acceptor-ready': { whenRefused: 'fact-stays', notes: 'in-part' },
  'acceptor-out': FACT_STAYS,
  'acceptor-pausing': COMES_AGAIN,
  'bill-found': NOTE_OUTCOME,
  'bill-escrowed': { whenRefused: 'note-goes-back', notes: 'nothing' },
  'bill-stacked': NOTE_OUTCOME,
  'bill-returned': NOTE_OUTCOME,
  'bill-nowhere': NOTE_OUTCOME,
  'bill-doubtful': NOTE_OUTCOME,
  'cassette-removed': NOTE_OUTCOME,
  // Without entries of their own: those of the menu are written with them.
  'service-entered': COMES_AGAIN,
  'service-left': COMES_AGAIN,
  'prices-known': COMES_AGAIN,
  'settings-changed': KEPT,
  'stopping': COMES_AGAIN,
  // It has no entries; the next check of the journal reports it again.
  'journal-refused': COMES_AGAIN,
  'journal-recovered': COMES_AGAIN,
  'journal-slow': COMES_AGAIN,
} as const satisfies Readonly<Record<KioskEvent['kind'], EventTraits>>;

type Traits = typeof EVENT_TRAITS;

/** The events with this treatment, for exhaustive handling. */
export type EventWhere<W extends WhenRefused> = Extract<
  KioskEvent,
  { kind: { [K in keyof Traits]: Traits[K]['whenRefused'] extends W ? K : never }[keyof Traits] }
>;

/** Whether a refused event has this treatment. */
export function isRefusedAs<W extends WhenRefused>(event: KioskEvent, whenRefused: W): event is EventWhere<W> {
  return EVENT_TRAITS[event.kind].whenRefused === whenRefused;
}

/** The event to take again when the journal is back after a refusal of its entries; null for none. */
export function keptOutcome(event: KioskEvent): KioskEvent | null {
  const { whenRefused } = EVENT_TRAITS[event.kind];
  return whenRefused === 'kept' || whenRefused === 'kept-first' ? event : noteOutcome(event);
}

/** Whether the event must wait as a whole, after the waiting ones, while the journal cannot be written. */
export function waitsForJournal(event: KioskEvent): boolean {
  return EVENT_TRAITS[event.kind].notes === 'all';
}

type NotesInPart = Extract<
  KioskEvent,
  { kind: { [K in keyof Traits]: Traits[K]['notes'] extends 'in-part' ? K : never }[keyof Traits] }
>;

/** The part of an event about a note, as an event of its own; null for none. */
export function noteOutcome(event: KioskEvent): KioskEvent | null {
  return isAboutNotesInPart(event) && event.isFresh ? { kind: 'bill-nowhere' } : null;
}

function isAboutNotesInPart(event: KioskEvent): event is NotesInPart {
  return EVENT_TRAITS[event.kind].notes === 'in-part';
}
