import type { KioskEvent } from './event.ts';

/** What becomes of an event when the journal refuses the entries of its step, so that the step has not happened. */
type WhenRefused =
  /** Dropped: a touch is repeated, a time limit stays, and an answer is asked for again. */
  | 'comes-again'
  /** Dropped: it is a fact that needs no entry and stays true without one, see `withFact` in `journal-outage`. */
  | 'fact-stays'
  /** Dropped: the answer is old by the time the disk has room, so that it is asked for again. */
  | 'asked-again'
  /** Dropped: the note must not be drawn in without its intent on disk. */
  | 'note-goes-back'
  /** Kept, and taken again as soon as the journal is back: the outside world says it only once. */
  | 'kept'
  /** Kept like the others, but before them: what an earlier run left comes before all else. */
  | 'kept-first';

/**
 * `notes` is what the event says about notes on their way. What an acceptor reports builds on its earlier reports: while
 * the journal is away, none may overtake those that wait. `all`: the event waits as a whole; `in-part`: it is taken at
 * once, and the part in `noteOutcome` waits.
 */
type EventTraits =
  | { readonly whenRefused: WhenRefused; readonly notes: 'nothing' }
  | { readonly whenRefused: 'kept'; readonly notes: 'all' }
  | { readonly whenRefused: 'fact-stays'; readonly notes: 'in-part' };

const COMES_AGAIN = { whenRefused: 'comes-again', notes: 'nothing' } as const;
const FACT_STAYS = { whenRefused: 'fact-stays', notes: 'nothing' } as const;
const KEPT = { whenRefused: 'kept', notes: 'nothing' } as const;
const NOTE_OUTCOME = { whenRefused: 'kept', notes: 'all' } as const;

/** What the loop and the outage of the journal do with each kind of event; a new kind does not compile without it. */
export const EVENT_TRAITS = {
  'choose': COMES_AGAIN,
  'quantity': COMES_AGAIN,
  'pay': COMES_AGAIN,
  'method': COMES_AGAIN,
  'cancel': COMES_AGAIN,
  'done': COMES_AGAIN,
  'more': COMES_AGAIN,
  'language': COMES_AGAIN,
  'reach': COMES_AGAIN,
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
  'status-answered': KEPT,
  'details-answered': { whenRefused: 'asked-again', notes: 'nothing' },
  'refund-answered': KEPT,
  'refund-qr-answered': COMES_AGAIN,
  'refund-qr-status-answered': COMES_AGAIN,
  'refund-qr-purchases-answered': COMES_AGAIN,
  'pulse-done': KEPT,
  'pulse-failed': KEPT,
  // Its only entry is the doubt about an open note; that the acceptor is there is known without one.
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
  'stopping': COMES_AGAIN,
  // Without entries; the journal is tried again after a while, and says it again.
  'journal-refused': COMES_AGAIN,
  'journal-recovered': COMES_AGAIN,
} as const satisfies Readonly<Record<KioskEvent['kind'], EventTraits>>;

type Traits = typeof EVENT_TRAITS;

/** The events of one kind of refusal, for whoever has to treat every one of them. */
export type EventWhere<W extends WhenRefused> = Extract<
  KioskEvent,
  { kind: { [K in keyof Traits]: Traits[K]['whenRefused'] extends W ? K : never }[keyof Traits] }
>;

/** Whether a refused event has this trait. */
export function isRefusedAs<W extends WhenRefused>(event: KioskEvent, whenRefused: W): event is EventWhere<W> {
  return EVENT_TRAITS[event.kind].whenRefused === whenRefused;
}

/** What has to be taken again when the journal is back, after it has refused the event's entries; null for nothing. */
export function keptOutcome(event: KioskEvent): KioskEvent | null {
  const { whenRefused } = EVENT_TRAITS[event.kind];
  return whenRefused === 'kept' || whenRefused === 'kept-first' ? event : noteOutcome(event);
}

/** Whether it must wait as a whole while the journal is away, behind everything else that waits. */
export function waitsForJournal(event: KioskEvent): boolean {
  return EVENT_TRAITS[event.kind].notes === 'all';
}

type NotesInPart = Extract<
  KioskEvent,
  { kind: { [K in keyof Traits]: Traits[K]['notes'] extends 'in-part' ? K : never }[keyof Traits] }
>;

/** What an event says about a note beside something else, as an event of its own; null for nothing. */
export function noteOutcome(event: KioskEvent): KioskEvent | null {
  return isAboutNotesInPart(event) && event.isFresh ? { kind: 'bill-nowhere' } : null;
}

function isAboutNotesInPart(event: KioskEvent): event is NotesInPart {
  return EVENT_TRAITS[event.kind].notes === 'in-part';
}
