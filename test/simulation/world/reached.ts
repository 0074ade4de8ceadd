/** What happened how often: a simulation that never gets anywhere proves nothing. */
export const REACHED = [
  'sales',
  'several-pieces',
  'delivered',
  'partly-delivered',
  'refunded-direct',
  'refunded-with-customer',
  'owed',
  'nothing-paid',
  'paid-late',
  'paid-in-last-second',
  'cancelled',
  'declined',
  'double-tap',
  'walked-away',
  'refund-answer-lost',
  'refund-late-work',
  'refund-refused',
  'refund-doubtful',
  'purchase-doubtful',
  'purchase-denied',
  'purchase-expired',
  'number-repeated',
  'device-forgotten',
  'device-unknown-at-refund-qr',
  'another-amount',
  'odd-fact',
  'amount-told-twice',
  'machine-without-a-bank',
  'interrupted-told',
  'slip-printed',
  'slip-failed',
  'reversed-by-bank',
  'details-differ',
  'details-lag',
  'request-lost',
  'answer-lost',
  'request-duplicated',
  'outage',
  'disk-full',
  'disk-refused-write',
  'disk-slow',
  'intent-too-late',
  'cut-in-slow-append',
  'relay-unplugged',
  'relay-untouched',
  'relay-uncertain',
  'cut-before-append',
  'cut-during-append',
  'cut-after-append',
  'cut-before-effect',
  'cut-at-random',
  'cut-in-pulse',
  'cut-in-refund',
  'dispensed-after-restart',
  'wall-clock-jumped',
  'drop-seen',
  'drop-not-seen',
  'drop-unknown',
  'turned-once-more',
  'sensor-blocked',
  'notes-stacked',
  'notes-returned',
  'notes-doubtful',
  'notes-of-nobody',
  'notes-in-vain',
  'notes-unasked',
  'escrow-off',
  'several-notes',
  'delivered-for-notes',
  'delivered-for-notes-and-qr',
  'refunded-beside-notes',
  'change-kept',
  'change-owed',
  'credit-taken',
  'cash-collected',
  'left-with-notes-in',
  'cancelled-with-notes-in',
  'cancelled-while-drawing-in',
  'note-in-another-screen',
  'note-rejected',
  'note-not-found',
  'note-found-in-head',
  'note-found-in-stacker',
  'note-found-late',
  'stacked-repeated',
  'cut-while-drawing-in',
  'acceptor-unplugged',
  'acceptor-jammed',
  'cassette-taken',
] as const;

export type Reached = (typeof REACHED)[number];
export type ReachedCounts = Record<Reached, number>;

export function noneReached(): ReachedCounts {
  const counts: Partial<ReachedCounts> = {};
  for (const what of REACHED) counts[what] = 0;
  return counts as ReachedCounts;
}

export function addReached(to: ReachedCounts, from: ReachedCounts): void {
  for (const what of REACHED) to[what] += from[what];
}

/** What only a disk that takes its time can bring about. */
export const REACHED_ON_SLOW_DISK: ReadonlySet<string> = new Set<Reached>([
  'disk-slow',
  'intent-too-late',
  'cut-in-slow-append',
]);

/** What only answers that are text can bring about. */
export const REACHED_ON_THE_WIRE: ReadonlySet<string> = new Set<Reached>(['odd-fact', 'amount-told-twice']);
