import { completeUpTo, countOf, holds, missingIn, withRange, type Range, type Ranges } from './ranges.ts';

/** Ranges of one machine's numbers that are remembered; a machine that leaves more gaps is asked for the lowest first. */
const MOST_RANGES = 500;
/** Messages whose content is compared with a second one of the same number. */
const MOST_PRINTS = 200;
/** Earlier series of an outbox that are remembered. */
const MOST_EARLIER = 20;

/** Why two machines must be using one identity. */
export type Twin =
  /** A series of the outbox that had ended sends again. */
  | 'series'
  /** The same number says something else. */
  | 'content';

/** Which numbers of one machine's count somebody has. */
export interface MachineBooks {
  /** The series of the outbox that the numbers belong to; null before anything is known. */
  readonly series: string | null;
  /** Everything up to here is accounted for: it was kept before, or came before the reader's time. */
  readonly base: number;
  readonly received: Ranges;
  /** The highest number that the machine has given out, as far as it has told. */
  readonly told: number;
  /** Prints of the latest messages, by their number. */
  readonly prints: ReadonlyMap<number, string>;
  readonly earlier: readonly string[];
  /** The first sign of a second machine with the same identity. */
  readonly twin: Twin | null;
}

/** A keeper's books begin at the first number; a viewer's with the first message that it sees. */
export type Reader = 'keeper' | 'viewer';

export const EMPTY_BOOKS: MachineBooks = {
  series: null,
  base: 0,
  received: [],
  told: 0,
  prints: new Map(),
  earlier: [],
  twin: null,
};

/** A numbered message, as far as the count is concerned. */
export interface Numbered {
  readonly series: string;
  readonly sequence: number;
  /** Where the message stands for several numbers: the first of them. */
  readonly from?: number | undefined;
  /** Distinguishes this content from another: the text of the message, or a digest of it. */
  readonly print: string;
}

/** What a message was to the books. `known`: it has come before. `stale`: of a series that has ended. */
export type Entered = 'new' | 'known' | 'stale';

/** The books with one message entered, and whether it says anything new. */
export function entered(
  before: MachineBooks,
  message: Numbered,
  reader: Reader,
): { readonly books: MachineBooks; readonly entered: Entered } {
  if (before.earlier.includes(message.series)) {
    return { books: { ...before, twin: before.twin ?? 'series' }, entered: 'stale' };
  }
  const { series, sequence, print } = message;
  const first = Math.min(message.from ?? sequence, sequence);
  const books = ofSeries(before, series, reader === 'viewer' ? first - 1 : 0);
  // What is below a viewer's base came before its time: sent again, it is new to it.
  const isKept = reader === 'keeper' && sequence <= books.base;
  if (isKept || holds(books.received, sequence)) {
    const other = books.prints.get(sequence);
    // A machine without room puts one message in the place of what it drops, also of what was here before.
    const isTwin = message.from === undefined && other !== undefined && other !== print;
    return { books: isTwin ? { ...books, twin: books.twin ?? 'content' } : books, entered: 'known' };
  }
  const received = withoutHighest(withRange(books.received, [first, sequence]));
  return {
    books: { ...books, received, told: Math.max(books.told, sequence), prints: withPrint(books, sequence, print) },
    entered: 'new',
  };
}

/** The books after a machine's state told its latest number. A state tells nothing about an outbox that has ended. */
export function told(before: MachineBooks, series: string, sequence: number, reader: Reader): MachineBooks {
  if (before.earlier.includes(series)) return { ...before, twin: before.twin ?? 'series' };
  const books = ofSeries(before, series, reader === 'viewer' ? sequence : 0);
  return sequence > books.told ? { ...books, told: sequence } : books;
}

/** The books after the keeper's confirmation: everything up to there is kept. */
export function confirmed(before: MachineBooks, series: string | undefined, upTo: number): MachineBooks {
  if (series === undefined || (before.series !== null && before.series !== series)) return before;
  const books = ofSeries(before, series, upTo);
  return upTo > books.base ? { ...books, base: upTo, told: Math.max(books.told, upTo) } : books;
}

/** A viewer's books after it was away: what came meanwhile came before its time, and is not missing. */
export function reopened({ earlier, twin }: MachineBooks): MachineBooks {
  return { ...EMPTY_BOOKS, earlier, twin };
}

/** The last number up to which everything is there. */
export function upToOf({ received, base }: MachineBooks): number {
  return completeUpTo(received, base);
}

/** What the machine has given out and nobody here has. */
export function missingOf({ received, base, told: last }: MachineBooks): Ranges {
  return missingIn(received, base + 1, last);
}

/** How many messages are missing. */
export function missingCount(books: MachineBooks): number {
  return countOf(missingOf(books));
}

function ofSeries(books: MachineBooks, series: string, base: number): MachineBooks {
  if (books.series === series) return books;
  const earlier = books.series === null ? books.earlier : [...books.earlier, books.series].slice(-MOST_EARLIER);
  return { ...EMPTY_BOOKS, series, base, told: base, earlier, twin: books.twin };
}

function withPrint({ prints }: MachineBooks, sequence: number, print: string): ReadonlyMap<number, string> {
  const next = new Map(prints).set(sequence, print);
  for (const old of next.keys()) {
    if (next.size <= MOST_PRINTS) break;
    next.delete(old);
  }
  return next;
}

/** With too many gaps the highest range is given up: it is asked for again when the lower gaps are closed. */
function withoutHighest(ranges: Ranges): Ranges {
  return ranges.length > MOST_RANGES ? ranges.slice(0, MOST_RANGES) : ranges;
}

/** One request for what is missing; the lowest first, and no more at once than a machine can send in a minute. */
export function requestFor(books: MachineBooks, most: number): Range | null {
  const [first] = missingOf(books);
  return first === undefined ? null : [first[0], Math.min(first[1], first[0] + most - 1)];
}
