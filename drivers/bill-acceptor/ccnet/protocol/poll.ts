import type { AcceptorTrouble, RejectReason } from '../../vocabulary.ts';
import { failureKinds, rejectReasons } from './codes.ts';

/** The states of one byte. */
export const plainStates = {
  'power-up': 0x10,
  'power-up-bill-in-acceptor': 0x11,
  'power-up-bill-in-stacker': 0x12,
  'initialize': 0x13,
  'idling': 0x14,
  'accepting': 0x15,
  'stacking': 0x17,
  'returning': 0x18,
  'unit-disabled': 0x19,
  'holding': 0x1a,
} as const;
export type PlainState = keyof typeof plainStates;

/** The troubles of one byte. */
export const plainTroubles = {
  'cassette-full': 0x41,
  'cassette-removed': 0x42,
  'jammed': 0x43,
  'cassette-jammed': 0x44,
  'cheated': 0x45,
  'paused': 0x46,
} as const;

/** The first bytes of the answers that have a second one. */
export const detailedStates = {
  busy: 0x1b,
  rejecting: 0x1c,
  failure: 0x47,
  escrow: 0x80,
  stacked: 0x81,
  returned: 0x82,
} as const;

/** What a unit may answer to POLL; `slot` is a row of its bill table. */
export type PollState =
  | { readonly state: PlainState }
  | { readonly state: 'busy'; readonly busyMs: number }
  | { readonly state: 'rejecting'; readonly reason: RejectReason }
  | { readonly state: 'trouble'; readonly trouble: AcceptorTrouble }
  | { readonly state: 'escrow' | 'returned'; readonly slot: number }
  /** The slot is null where the unit does not report which bill it was. */
  | { readonly state: 'stacked'; readonly slot: number | null }
  /**
   * A byte of a bill-to-bill unit or of later firmware, or a bill in escrow without its type: acknowledged, logged,
   * left alone.
   */
  | { readonly state: 'unknown'; readonly bytes: readonly number[] };

function wordOf<Word extends string>(table: Readonly<Record<Word, number>>, byte: number): Word | undefined {
  for (const word in table) if (table[word] === byte) return word;
  return undefined;
}

/** Reads the body of an answer to POLL that has the length of the document; any other is `unknown`. */
export function decodePoll(body: Uint8Array): PollState {
  const [first, second] = body;
  if (first !== undefined && body.length === 1) {
    const state = wordOf(plainStates, first);
    if (state !== undefined) return { state };
    const kind = wordOf(plainTroubles, first);
    if (kind !== undefined) return { state: 'trouble', trouble: { kind } };
  }
  if (first !== undefined && second !== undefined && body.length === 2) return decodeDetailed(first, second);
  return { state: 'unknown', bytes: [...body] };
}

/** Reads the body of an answer to POLL by what it begins with: some firmware puts bytes of its own behind that. */
export function pollOf(body: Uint8Array): PollState {
  for (const length of [1, 2]) {
    const poll = decodePoll(body.subarray(0, length));
    if (poll.state !== 'unknown') return poll;
  }
  const [first] = body;
  const alone = body.length === 1 && first !== undefined ? undetailed(first) : undefined;
  return alone ?? { state: 'unknown', bytes: [...body] };
}

/** What is certain even if the unit omits the second byte: the note is in the cassette, goes back, or the unit is out. */
function undetailed(first: number): PollState | undefined {
  switch (wordOf(detailedStates, first)) {
    case 'stacked':
      return { state: 'stacked', slot: null };
    case 'rejecting':
      return { state: 'rejecting', reason: 'unknown' };
    case 'failure':
      return { state: 'trouble', trouble: { kind: 'failure', failure: 'unknown', code: 0 } };
    default:
      return undefined;
  }
}

function decodeDetailed(first: number, second: number): PollState {
  const state = wordOf(detailedStates, first);
  switch (state) {
    case 'busy':
      return { state, busyMs: second * 100 };
    case 'rejecting':
      return { state, reason: rejectReasons.get(second) ?? 'unknown' };
    case 'failure': {
      const failure = failureKinds.get(second) ?? 'unknown';
      return { state: 'trouble', trouble: { kind: 'failure', failure, code: second } };
    }
    case 'escrow':
    case 'stacked':
    case 'returned':
      return { state, slot: second };
    case undefined:
      return { state: 'unknown', bytes: [first, second] };
  }
}

/** Whether a unit in this state has just got its power, or was reset. */
export function isPowerUp({ state }: PollState): boolean {
  return state === 'power-up' || state === 'power-up-bill-in-acceptor' || state === 'power-up-bill-in-stacker';
}

/** Whether a bill is certainly not in the way: the only states in which the mask is changed. */
export function isAtRest({ state }: PollState): boolean {
  return state === 'idling' || state === 'unit-disabled';
}
