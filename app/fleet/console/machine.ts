import { z } from 'zod';
import type { Answer } from '../wire/answer.ts';
import type { Confirmed, EventMessage, SaleMessage } from '../wire/messages.ts';
import type { FleetState, OnlineState } from '../wire/state.ts';
import {
  confirmed,
  EMPTY_BOOKS,
  entered,
  missingCount,
  reopened,
  told,
  type MachineBooks,
} from '../books/machine-books.ts';
import { NO_SALES, withDay, withSale, type DaySales } from './day-sales.ts';
import type { Read } from './arrived.ts';

/** The latest of each kind that the console remembers of one machine. */
const MOST_EVENTS = 100;
const MOST_ANSWERS = 30;
const MOST_SENT = 30;
const MOST_RUNS = 20;

/** An event of a machine with its place in the count. */
export type MachineEvent = Pick<EventMessage, 'series' | 'sequence' | 'at' | 'event'>;

/** A command that this console has sent. */
export interface SentCommand {
  readonly id: string;
  readonly kind: string;
  readonly sentMs: number;
  readonly expiresMs: number;
}

/** Everything that the console knows of one machine. */
export interface Machine {
  readonly kioskId: string;
  readonly state: FleetState | null;
  /** What it said of itself while it was connected, also after it was lost. */
  readonly lastOnline: OnlineState | null;
  readonly sales: DaySales;
  /** The latest first. */
  readonly events: readonly MachineEvent[];
  readonly answers: readonly Answer[];
  readonly sent: readonly SentCommand[];
  readonly books: MachineBooks;
  readonly confirmed: Confirmed | null;
  /** Since when messages are missing; null while none is. */
  readonly missingSinceMs: number | null;
  /** When each run of its program began: one that comes back after another began is a second machine. */
  readonly runs: readonly number[];
  /** Since when two machines have been seen under this name; null: never. */
  readonly twinSinceMs: number | null;
  /** Its clock minus this computer's, from the last message that was sent just now. */
  readonly clockOffsetMs: number | null;
  /** Messages on its topics that are none. */
  readonly unreadable: number;
  readonly unreadableMs: number | null;
}

/** A machine of which nothing is known but its name. */
export function newMachine(kioskId: string): Machine {
  return {
    kioskId,
    state: null,
    lastOnline: null,
    sales: NO_SALES,
    events: [],
    answers: [],
    sent: [],
    books: EMPTY_BOOKS,
    confirmed: null,
    missingSinceMs: null,
    runs: [],
    twinSinceMs: null,
    clockOffsetMs: null,
    unreadable: 0,
    unreadableMs: null,
  };
}

/**
 * What the machine owes its customers: its own line about it, which is complete from the first moment on; without one, what
 * the sales of the day add up to.
 */
export function owedOf({ lastOnline, sales }: Machine): number {
  const line = lastOnline?.lines.find(({ fact }) => fact === 'debts');
  if (line === undefined) return sales.owedTiyn;
  return amountSchema.safeParse(line.values['amount']).data?.tiyn ?? 0;
}

const amountSchema = z.object({ kind: z.literal('tiyn'), tiyn: z.number().int().min(0) });

/** The machine after a message, on the day that began at `dayMs`. */
export function withRead(machine: Machine, { content, arrived }: Read, dayMs: number): Machine {
  switch (content.kind) {
    case 'state':
      return noted(withState(machine, content.state, arrived), arrived.atMs);
    case 'sale':
      return noted(withSaleMessage(machine, content.message, arrived, dayMs), arrived.atMs);
    case 'event':
      return noted(withEvent(machine, content.message, arrived), arrived.atMs);
    case 'answer':
      return { ...machine, answers: [content.answer, ...machine.answers].slice(0, MOST_ANSWERS) };
    case 'confirmed': {
      const { upTo, series } = content.confirmed;
      const books = confirmed(machine.books, series, upTo);
      return noted({ ...machine, confirmed: content.confirmed, books }, arrived.atMs);
    }
    case 'unreadable':
      return { ...machine, unreadable: machine.unreadable + 1, unreadableMs: machine.unreadableMs ?? arrived.atMs };
    case 'gone':
      return machine;
  }
}

/** The machine after this console has sent it a command. */
export function withSent(machine: Machine, command: SentCommand): Machine {
  return { ...machine, sent: [command, ...machine.sent].slice(0, MOST_SENT) };
}

/** The machine after the console's own connection was lost and made again. */
export function afterOutage(machine: Machine): Machine {
  return { ...machine, books: reopened(machine.books), missingSinceMs: null };
}

/** The machine on a new day. */
export function onDay(machine: Machine, dayMs: number): Machine {
  const sales = withDay(machine.sales, dayMs);
  return sales === machine.sales ? machine : { ...machine, sales };
}

function withState(machine: Machine, state: FleetState, arrived: Read['arrived']): Machine {
  const books = told(machine.books, state.series, state.sequence, 'viewer');
  if (!state.online) return { ...machine, state, books };
  const offset = arrived.isRetained ? machine.clockOffsetMs : state.at - arrived.atMs;
  return { ...withRun(machine, state.since, arrived.atMs), state, lastOnline: state, books, clockOffsetMs: offset };
}

/** Two machines with one identity say in turn when they were started; one machine never goes back to an earlier run. */
function withRun(machine: Machine, since: number, atMs: number): Machine {
  const { runs } = machine;
  if (runs.at(-1) === since) return machine;
  if (runs.includes(since)) return { ...machine, twinSinceMs: machine.twinSinceMs ?? atMs };
  return { ...machine, runs: [...runs, since].slice(-MOST_RUNS) };
}

function withSaleMessage(machine: Machine, message: SaleMessage, arrived: Read['arrived'], dayMs: number): Machine {
  const { series, sequence, at, sale } = message;
  const { books, entered: what } = entered(machine.books, { series, sequence, print: arrived.text }, 'viewer');
  if (what === 'known') return { ...machine, books };
  return { ...machine, books, sales: withSale(machine.sales, sale, { series, sequence, atMs: at }, dayMs) };
}

function withEvent(machine: Machine, message: EventMessage, arrived: Read['arrived']): Machine {
  const { series, sequence, at, event } = message;
  const from = event.kind === 'dropped' ? event.from : undefined;
  const { books, entered: what } = entered(machine.books, { series, sequence, from, print: arrived.text }, 'viewer');
  if (what === 'known') return { ...machine, books };
  const events = [{ series, sequence, at, event }, ...machine.events].sort((a, b) => b.at - a.at);
  return { ...machine, books, events: events.slice(0, MOST_EVENTS) };
}

/** What follows from the books after each message. */
function noted(machine: Machine, atMs: number): Machine {
  const isMissing = missingCount(machine.books) > 0;
  return {
    ...machine,
    missingSinceMs: isMissing ? (machine.missingSinceMs ?? atMs) : null,
    twinSinceMs: machine.twinSinceMs ?? (machine.books.twin === null ? null : atMs),
  };
}
