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
  'reversed-by-bank',
  'details-differ',
  'request-lost',
  'answer-lost',
  'request-duplicated',
  'outage',
  'disk-full',
  'disk-refused-write',
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
