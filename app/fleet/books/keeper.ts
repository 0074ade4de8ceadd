import { MINUTE_MS, SECOND_MS } from '../../units.ts';
import {
  confirmed,
  EMPTY_BOOKS,
  entered,
  requestFor,
  told,
  upToOf,
  type Entered,
  type MachineBooks,
  type Numbered,
} from './machine-books.ts';
import type { Range } from './ranges.ts';

/** How long a machine has time to send again what it was asked for; twice as long after each request. */
const ASK_AGAIN_MS = 10 * SECOND_MS;
const LONGEST_MS = 30 * MINUTE_MS;
const MOST_DOUBLINGS = 20;
/** What is missing may be on its way already. */
const GRACE_MS = 2 * SECOND_MS;
/** Messages of one request: what a machine sends again within a minute. */
const MOST_ASKED = 2_000;

/** One machine of the keeper of the books. */
export interface Kept {
  readonly books: MachineBooks;
  /** What was confirmed to the machine. */
  readonly confirmed: number;
  /** What is asked for, how often it was, and when it is (again); null while nothing is missing. */
  readonly ask: { readonly range: Range; readonly times: number; readonly notBeforeMs: number } | null;
}

const NOTHING_KEPT: Kept = { books: EMPTY_BOOKS, confirmed: 0, ask: null };

/** What the keeper has to publish. */
export type KeeperDuty =
  | { readonly kind: 'confirm'; readonly kioskId: string; readonly series: string; readonly upTo: number }
  | { readonly kind: 'resend'; readonly kioskId: string; readonly from: number; readonly to: number };

/** The keeper with a message entered. It counts as kept: store it before `duties` confirms it. */
export function withNumbered(keeper: Map<string, Kept>, kioskId: string, message: Numbered): Entered {
  const kept = keeper.get(kioskId) ?? NOTHING_KEPT;
  const { books, entered: what } = entered(kept.books, message, 'keeper');
  keeper.set(kioskId, ofBooks(kept, books));
  return what;
}

/** The keeper after a machine's state told its latest number. */
export function withTold(keeper: Map<string, Kept>, kioskId: string, series: string, sequence: number): void {
  const kept = keeper.get(kioskId) ?? NOTHING_KEPT;
  keeper.set(kioskId, ofBooks(kept, told(kept.books, series, sequence, 'keeper')));
}

/** The keeper of before its own restart: everything up to there is in its store. */
export function withStored(keeper: Map<string, Kept>, kioskId: string, series: string, upTo: number): void {
  const kept = keeper.get(kioskId) ?? NOTHING_KEPT;
  keeper.set(kioskId, ofBooks(kept, confirmed(kept.books, series, upTo)));
}

function ofBooks(kept: Kept, books: MachineBooks): Kept {
  return books.series === kept.books.series ? { ...kept, books } : { books, confirmed: 0, ask: null };
}

/** What is to be published now; calling it counts as having done it. */
export function duties(keeper: Map<string, Kept>, nowMs: number): readonly KeeperDuty[] {
  const due: KeeperDuty[] = [];
  for (const [kioskId, kept] of keeper) {
    const { series } = kept.books;
    if (series === null) continue;
    const upTo = upToOf(kept.books);
    if (upTo > kept.confirmed) due.push({ kind: 'confirm', kioskId, series, upTo });
    const { ask, isDue } = nextAsk(kept, nowMs);
    if (ask !== null && isDue) due.push({ kind: 'resend', kioskId, from: ask.range[0], to: ask.range[1] });
    keeper.set(kioskId, { ...kept, confirmed: Math.max(upTo, kept.confirmed), ask });
  }
  return due;
}

function nextAsk({ books, ask }: Kept, nowMs: number): { readonly ask: Kept['ask']; readonly isDue: boolean } {
  const range = requestFor(books, MOST_ASKED);
  if (range === null) return { ask: null, isDue: false };
  // What closes from below is on its way: nothing is asked for while it does.
  if (ask?.range[0] !== range[0]) return { ask: { range, times: 0, notBeforeMs: nowMs + GRACE_MS }, isDue: false };
  if (nowMs < ask.notBeforeMs) return { ask, isDue: false };
  const waitMs = Math.min(ASK_AGAIN_MS * 2 ** Math.min(ask.times, MOST_DOUBLINGS), LONGEST_MS);
  return { ask: { range, times: ask.times + 1, notBeforeMs: nowMs + waitMs }, isDue: true };
}
