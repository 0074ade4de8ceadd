import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiyn, type Tiyn } from '../../../../app/money/money.ts';
import type { BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import {
  abandon,
  type Bill,
  commandSent,
  decide,
  noBill,
  observe,
} from '../../../../drivers/bill-acceptor/ccnet/bill-watch.ts';
import type { PollState } from '../../../../drivers/bill-acceptor/ccnet/protocol/poll.ts';

const value = tiyn(100_000);
const valueOf = (slot: number): Tiyn | null => (slot < 4 ? tiyn(50_000 * (slot + 1)) : null);
type Input = PollState | 'stack' | 'return' | 'sent';

/** Plays polls and decisions and returns what was reported. */
function play(...inputs: readonly Input[]): BillAcceptorEvent[] {
  let bill: Bill = noBill;
  return inputs.flatMap((input) => {
    if (input === 'sent') bill = commandSent(bill);
    else if (input === 'stack' || input === 'return') bill = decide(bill, input) ?? bill;
    else {
      const step = observe(bill, input, valueOf);
      bill = step.bill;
      return step.events;
    }
    return [];
  });
}

const escrow: PollState = { state: 'escrow', slot: 1 };
const stacking: PollState = { state: 'stacking' };
const stacked: PollState = { state: 'stacked', slot: 1 };
const returning: PollState = { state: 'returning' };
const returned: PollState = { state: 'returned', slot: 1 };
const idling: PollState = { state: 'idling' };
const accepting: PollState = { state: 'accepting' };
const rejecting: PollState = { state: 'rejecting', reason: 'operation' };
const escrowed = { kind: 'escrowed', billTiyn: value };
const credit = { kind: 'stacked', billTiyn: value, asked: true };
const orphan = { kind: 'stacked', billTiyn: value, asked: false };
const back = { kind: 'returned', billTiyn: value, asked: false };
const notKept = { kind: 'returned', billTiyn: value, asked: true };
const doubt = { kind: 'stack-doubtful', billTiyn: value };

describe('one bill', () => {
  it.each<[string, Input[], object[]]>([
    ['stacked', [escrow, 'stack', 'sent', stacking, stacked, idling], [escrowed, credit]],
    [
      'stacked and repeated',
      [escrow, 'stack', 'sent', stacked, stacked, stacking, stacked, idling, stacked],
      [escrowed, credit],
    ],
    ['repeated escrow', [escrow, escrow, escrow], [escrowed]],
    ['stacked without being asked for', [escrow, stacked, stacked], [escrowed, orphan]],
    ['no escrow at all', [accepting, stacking, stacked, idling, accepting, stacking, stacked], [orphan, orphan]],
    ['no escrow, the way in missed', [accepting, stacked, idling, stacking, stacked, idling], [orphan, orphan]],
    [
      'no escrow after one that was asked for',
      [escrow, 'stack', 'sent', stacked, idling, stacking, stacked],
      [escrowed, credit, orphan],
    ],
    ['stacked, repeated after a rest', [stacked, idling, stacked, stacking, stacked, idling], [orphan]],
    ['after a restart', [stacked, stacked, idling, stacked], [orphan]],
    ['given back', [escrow, 'return', 'sent', returning, returned, returned, idling], [escrowed, back]],
    ['returned after STACK', [escrow, 'stack', 'sent', stacking, returning, returned, idling], [escrowed, notKept]],
    ['rejected after STACK', [escrow, 'stack', 'sent', stacking, rejecting, idling], [escrowed, notKept]],
    ['returned after STACK, end missed', [escrow, 'stack', 'sent', returning, idling], [escrowed, notKept]],
    [
      'on its way out and stacked all the same',
      [escrow, 'stack', 'sent', returning, stacked],
      [escrowed, notKept, orphan],
    ],
    ['gone without a word', [escrow, 'stack', 'sent', stacking, idling, idling, idling], [escrowed, doubt]],
    ['a short rest between', [escrow, 'stack', 'sent', idling, idling, stacking, stacked], [escrowed, credit]],
    ['late after the doubt', [escrow, 'stack', 'sent', idling, idling, idling, stacked], [escrowed, doubt, orphan]],
    [
      'late back after the doubt',
      [escrow, 'stack', 'sent', idling, idling, idling, returned],
      [escrowed, doubt, notKept],
    ],
    ['undecided and gone', [escrow, idling, returned], [escrowed, back]],
    ['STACK not sent and gone', [escrow, 'stack', idling, idling, idling], [escrowed, notKept]],
    [
      'a value that nobody knows',
      [{ state: 'escrow', slot: 9 }, 'sent', returning, { state: 'returned', slot: 9 }],
      [{ kind: 'returned', billTiyn: null, asked: false }],
    ],
    [
      'another bill than the one asked for',
      [escrow, 'stack', 'sent', { state: 'stacked', slot: 2 }],
      [escrowed, doubt, { kind: 'stacked', billTiyn: tiyn(150_000), asked: false }],
    ],
    [
      'two of the same value',
      [escrow, 'stack', 'sent', stacked, idling, accepting, escrow, 'stack', 'sent', stacked],
      [escrowed, credit, escrowed, credit],
    ],
  ])('%s', (_, inputs, events) => {
    expect(play(...inputs)).toEqual(events);
  });

  it('has STACK repeated while it stays in escrow, then RETURN', () => {
    let bill: Bill = decide(observe(noBill, escrow, valueOf).bill, 'stack') ?? noBill;
    const sent: (string | null)[] = [];
    for (let poll = 0; poll < 5; poll += 1) {
      sent.push(bill.kind === 'decided' ? bill.due : null);
      bill = observe(commandSent(bill), escrow, valueOf).bill;
    }
    expect(sent).toEqual(['stack', 'stack', 'stack', 'return', 'return']);
  });

  it('that is abandoned is doubtful only after STACK was sent', () => {
    const waiting = observe(noBill, escrow, valueOf).bill;
    const decided = decide(waiting, 'stack') ?? noBill;
    expect(abandon(waiting)).toEqual([]);
    expect(abandon(decided)).toEqual([notKept]);
    expect(abandon(commandSent(decided))).toEqual([doubt]);
    expect(abandon(observe(commandSent(decided), returning, valueOf).bill)).toEqual([notKept]);
  });
});

it('never credits more bills than were accepted, each with at most one outcome', () => {
  const anyPoll = fc.oneof(
    fc.record({
      state: fc.constantFrom('escrow' as const, 'stacked' as const, 'returned' as const),
      slot: fc.nat({ max: 5 }),
    }),
    fc.constantFrom<PollState>(
      stacking,
      returning,
      idling,
      accepting,
      rejecting,
      { state: 'holding' },
      { state: 'busy', busyMs: 0 },
    ),
  );
  const anyInput = fc.oneof(
    { weight: 3, arbitrary: anyPoll },
    { weight: 1, arbitrary: fc.constantFrom<Input>('stack', 'return', 'sent') },
  );
  fc.assert(
    fc.property(fc.array(anyInput, { maxLength: 60 }), (inputs) => {
      let bill: Bill = noBill;
      let [asked, credited, ended] = [0, 0, 0];
      for (const input of inputs) {
        if (input === 'sent') bill = commandSent(bill);
        else if (input === 'stack' || input === 'return') {
          const decided = decide(bill, input);
          if (decided !== null && input === 'stack') asked += 1;
          bill = decided ?? bill;
        } else {
          const step = observe(bill, input, valueOf);
          bill = step.bill;
          for (const event of step.events) {
            if (event.kind === 'stacked' && event.asked) credited += 1;
            if (event.kind === 'stack-doubtful' || (event.kind === 'stacked' && event.asked)) ended += 1;
          }
        }
        expect(credited).toBeLessThanOrEqual(asked);
        expect(ended).toBeLessThanOrEqual(asked);
      }
    }),
    { numRuns: 2_000 },
  );
});
