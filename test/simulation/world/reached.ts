/** States that only actions at the service menu can cause. */
export const REACHED_IN_MENU = [
  'menu-opened',
  'menu-wrong-pin',
  'menu-acted',
  'menu-debt-paid',
  'menu-stock-set',
  'menu-channel-tested',
  'menu-collection',
  'menu-settings-changed',
  'menu-settings-conflict',
  'menu-channels-changed',
  'list-read',
  'menu-product-off',
  'menu-note-tried',
  'menu-found-money',
  'menu-device-given-up',
  'menu-device-written',
  'menu-settings-imported',
  'menu-exported',
  'menu-wizard-begun',
  'file-edited',
  'claimed-by-command',
  'menu-left-alone',
  'cut-in-menu',
  'cut-in-settings',
  'disk-full-in-menu',
  'settled-in-menu',
] as const;

/** What happened how often: a simulation that never gets anywhere proves nothing. */
export const REACHED = [
  'sales',
  'several-pieces',
  'several-products',
  'basket-partly-delivered',
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
  'slip-left-in-the-printer',
  'reversed-by-bank',
  'details-differ',
  'details-lag',
  'request-lost',
  'answer-lost',
  'request-duplicated',
  'request-held-back',
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
  'acceptor-silent-after-reset',
  'cassette-taken',
  ...REACHED_IN_MENU,
  'fleet-command-in-sale',
  'machine-closed',
  'notice-set',
  'asked-for-a-code-of-kaspi',
  'asked-for-an-invoice-of-kaspi',
  'asked-at-apipay',
  'asked-at-byfly',
  'asked-at-fourth',
  'checked-at-a-code',
  'paid-at-kaspi',
  'paid-at-apipay',
  'paid-at-byfly',
  'paid-at-fourth',
  'invoice-lost',
  'lost-create-found',
  'invoice-cancelled',
  'commission-kept',
  'commission-changed',
  'paid-in-part',
  'over-paid',
  'rest-paid',
  'another-amount-at-a-service',
  'refund-settles-later',
  'refund-fails-later',
  'refund-refused-by-a-service',
  'service-rate-limited',
  'service-down',
  'key-revoked',
  'service-left-out',
  'number-refused',
  'number-mistyped',
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

/** What only the commands of a fleet bring about, or do often. */
export const REACHED_WITH_FLEET: readonly Reached[] = ['fleet-command-in-sale', 'machine-closed', 'notice-set'];

/** What only a service that takes so many requests in a minute can bring about. */
export const REACHED_WHERE_HELD_BACK: ReadonlySet<string> = new Set<Reached>(['request-held-back']);

/** What only customers with baskets can bring about. */
export const REACHED_WITH_BASKETS: ReadonlySet<string> = new Set<Reached>([
  'several-products',
  'basket-partly-delivered',
]);

/** What only answers that are text, and devices that are bytes, can bring about. */
export const REACHED_ON_THE_WIRE: ReadonlySet<string> = new Set<Reached>([
  'odd-fact',
  'amount-told-twice',
  'slip-left-in-the-printer',
  'acceptor-silent-after-reset',
]);

/** The services of which so many sales each are simulated; Kaspi's code has the simulation of the core. */
export const ASKED_OF_EACH: readonly Reached[] = [
  'asked-for-an-invoice-of-kaspi',
  'asked-at-apipay',
  'asked-at-byfly',
  'asked-at-fourth',
];

/** What only several payment services can bring about. */
export const REACHED_AT_SERVICES: readonly Reached[] = REACHED.slice(REACHED.indexOf('asked-for-a-code-of-kaspi'));
