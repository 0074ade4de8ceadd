import type { Tiyn } from '../../../app/money/money.ts';
import type { BillAcceptorEvent } from '../bill-acceptor.ts';
import { isAtRest, type PollState } from './protocol/poll.ts';

/**
 * The bill that the unit is handling.
 * - `none`: no bill, or one that is not known yet
 * - `escrow`: it is in escrow, without a decision
 * - `decided`: `stack` or `giveBack` was called; `due` is the command that has to be sent (again), `isOut`: it was on
 *   its way out, after which it is never credited
 * - `over`: its end was reported; the unit may repeat it until our ACK arrives. `doubtful`: the end is not known,
 *   `gone`: it has gone without a report; `hasRested`: the last answers showed the unit at rest; `toldAgain`: after
 *   that its end was reported again, which could also be another bill that no poll has seen coming in
 */
export type Bill =
  | { readonly kind: 'none' }
  | { readonly kind: 'escrow'; readonly slot: number; readonly billTiyn: Tiyn }
  | Decided
  | Over;

interface Over {
  readonly kind: 'over';
  readonly end: 'stacked' | 'returned' | 'doubtful' | 'gone';
  readonly slot: number | null;
  readonly billTiyn: Tiyn | null;
  readonly hasRested?: boolean;
  readonly toldAgain?: boolean;
}

export interface Decided {
  readonly kind: 'decided';
  readonly slot: number;
  /** Null: a bill of unknown value, returned without a decision. */
  readonly billTiyn: Tiyn | null;
  /** Whether `stack` was called for it. */
  readonly asked: boolean;
  readonly due: 'stack' | 'return' | null;
  /** How often STACK was handed to the line. */
  readonly stacksSent: number;
  readonly isOut: boolean;
  /** Consecutive polls that showed the unit at rest, without a bill. */
  readonly restPolls: number;
}

export const noBill: Bill = { kind: 'none' };

/** What follows from one answer. */
export interface Step {
  readonly bill: Bill;
  readonly events: readonly BillAcceptorEvent[];
}

/** STACK is repeated while the bill is still in escrow, then given up for RETURN. */
const stackAttempts = 3;
/** So many polls at rest in a row mean that the bill has gone without a word: one may be the moment between states. */
const restLimit = 3;

/** The next state of the bill after an answer to POLL. The only place from which money is reported. */
export function observe(bill: Bill, poll: PollState, valueOf: (slot: number) => Tiyn | null): Step {
  switch (poll.state) {
    case 'escrow':
      return inEscrow(bill, poll.slot, valueOf(poll.slot));
    case 'stacked':
      return stacked(bill, poll.slot, poll.slot === null ? null : valueOf(poll.slot));
    case 'returned':
      return returned(bill, poll.slot, valueOf(poll.slot));
    case 'holding':
      return { bill: stillInEscrow(bill), events: [] };
    case 'returning':
    case 'rejecting':
      return { bill: bill.kind === 'decided' ? { ...bill, due: null, isOut: true, restPolls: 0 } : bill, events: [] };
    case 'accepting':
      // A new bill comes in, so the old one is history.
      return bill.kind === 'over' ? { bill: noBill, events: [] } : atRest(bill);
    case 'stacking':
    case 'busy':
      // A rest proves that our ACK arrived: what moves after it is another bill, whose way in no poll has seen.
      return { bill: bill.kind === 'over' && bill.hasRested === true ? noBill : moving(bill), events: [] };
    case 'idling':
    case 'unit-disabled':
      return atRest(bill);
    default:
      return { bill: moving(bill), events: [] };
  }
}

function moving(bill: Bill): Bill {
  return bill.kind === 'decided' ? { ...bill, restPolls: 0 } : bill;
}

function inEscrow(bill: Bill, slot: number, billTiyn: Tiyn | null): Step {
  const isSame = (bill.kind === 'escrow' || bill.kind === 'decided') && bill.slot === slot;
  if (isSame && !(bill.kind === 'decided' && bill.isOut)) return { bill: stillInEscrow(bill), events: [] };
  const before = abandon(bill);
  if (billTiyn !== null) {
    return { bill: { kind: 'escrow', slot, billTiyn }, events: [...before, { kind: 'escrowed', billTiyn }] };
  }
  return { bill: decided({ slot, billTiyn: null }, 'return'), events: before };
}

function decided({ slot, billTiyn }: { slot: number; billTiyn: Tiyn | null }, due: 'stack' | 'return'): Decided {
  return { kind: 'decided', slot, billTiyn, asked: due === 'stack', due, stacksSent: 0, isOut: false, restPolls: 0 };
}

/** The command did not take effect: it is due again. */
function stillInEscrow(bill: Bill): Bill {
  if (bill.kind !== 'decided' || bill.isOut) return bill;
  return { ...bill, due: bill.asked && bill.stacksSent < stackAttempts ? 'stack' : 'return', restPolls: 0 };
}

function stacked(bill: Bill, slot: number | null, billTiyn: Tiyn | null): Step {
  const over: Over = { kind: 'over', end: 'stacked', slot, billTiyn };
  if (bill.kind === 'over' && bill.end === 'stacked' && bill.slot === slot) {
    const toldAgain = bill.hasRested === true || bill.toldAgain === true;
    return { bill: toldAgain ? { ...over, toldAgain } : over, events: [] };
  }
  if (bill.kind === 'decided' && bill.asked && !bill.isOut && bill.slot === slot) {
    return { bill: over, events: [{ kind: 'stacked', billTiyn, asked: true }] };
  }
  // Something went into the cassette, but not what was asked for: for people to look at, not for the credit.
  return { bill: over, events: [...abandon(bill), { kind: 'stacked', billTiyn, asked: false }] };
}

function returned(bill: Bill, slot: number, billTiyn: Tiyn | null): Step {
  if (bill.kind === 'over' && (bill.end === 'returned' || bill.end === 'gone')) return { bill, events: [] };
  const asked = (bill.kind === 'decided' && bill.asked) || (bill.kind === 'over' && bill.end === 'doubtful');
  const value = (bill.kind === 'none' ? null : bill.billTiyn) ?? billTiyn;
  return {
    bill: { kind: 'over', end: 'returned', slot, billTiyn: value },
    events: [{ kind: 'returned', billTiyn: value, asked }],
  };
}

/** A unit at rest has no bill, even if it did not report the outcome. */
function atRest(bill: Bill): Step {
  if (bill.kind === 'none') return { bill, events: [] };
  if (bill.kind === 'over') return { bill: { ...bill, hasRested: true }, events: [] };
  const { slot, billTiyn } = bill;
  if (bill.kind === 'escrow') {
    // No command was sent for this bill, so its outcome has no effect.
    return {
      bill: { kind: 'over', end: 'gone', slot, billTiyn },
      events: [{ kind: 'returned', billTiyn, asked: false }],
    };
  }
  const restPolls = bill.restPolls + 1;
  if (!bill.isOut && restPolls < restLimit) return { bill: { ...bill, restPolls }, events: [] };
  const events = abandon(bill);
  const end = events.some(({ kind }) => kind === 'stack-doubtful') ? 'doubtful' : 'gone';
  return { bill: { kind: 'over', end, slot, billTiyn }, events };
}

/**
 * The events for a decided bill whose end will not be known: doubtful if STACK may have reached the unit, returned if
 * it certainly has not, or if the bill was already on its way out.
 */
export function abandon(bill: Bill): readonly BillAcceptorEvent[] {
  if (bill.kind !== 'decided') return [];
  const { billTiyn, asked } = bill;
  if (asked && bill.stacksSent > 0 && !bill.isOut && billTiyn !== null) return [{ kind: 'stack-doubtful', billTiyn }];
  return [{ kind: 'returned', billTiyn, asked }];
}

/** The decision about a bill in escrow; null when there is none to decide about. */
export function decide(bill: Bill, due: 'stack' | 'return'): Bill | null {
  return bill.kind === 'escrow' ? decided(bill, due) : null;
}

/** The due command was handed to the line. */
export function commandSent(bill: Bill): Bill {
  if (bill.kind !== 'decided') return bill;
  return { ...bill, due: null, stacksSent: bill.stacksSent + (bill.due === 'stack' ? 1 : 0) };
}

/** Whether the mask may be changed: nothing moves, and no bill waits for its end. */
export function isQuiet(bill: Bill, poll: PollState): boolean {
  return isAtRest(poll) && (bill.kind === 'none' || bill.kind === 'over');
}
