import type { Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { AcceptorError, AcceptorRemark } from '../bill-acceptor.ts';
import { type BillTable, slotsOf } from './protocol/bill-table.ts';
import { abandon, type Bill, commandSent, decide, isQuiet, noBill, observe } from './bill-watch.ts';
import { isPowerUp, type PollState } from './protocol/poll.ts';
import { enableBillTypes, type Request, requests } from './protocol/request.ts';
import type { Unit } from './unit.ts';

/** Why the loop has ended; `restarted` with the unit's state at that moment. */
export type LoopEnd =
  | { readonly kind: 'gone' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'again'; readonly reason: AcceptorError; readonly seen: PollState | null };

const longestRefusals = 5;
/** Troubles that a RESET may end; the others end when a person or the bill itself has moved. */
const resettable: ReadonlySet<string> = new Set(['jammed', 'cassette-jammed', 'cheated', 'failure']);

/** A unit that is ready: polls, decisions about the bill in escrow, and the mask. */
export class BillLoop {
  readonly #unit: Unit;
  readonly #table: BillTable;
  #bill: Bill = noBill;
  #poll: PollState = { state: 'unit-disabled' };
  /** Since when the bill has been in its present kind of state, and when HOLD was last sent. */
  #billSinceMonoMs = 0;
  #holdMonoMs = 0;
  #troubleSinceMonoMs: number | undefined;
  #wantedTiyn: readonly Tiyn[] = [];
  #sentMask = '';
  #maskMonoMs = 0;
  #maskMayBeSent = true;
  #refusals = 0;
  #isFinishing = false;

  constructor(unit: Unit, table: BillTable) {
    this.#unit = unit;
    this.#table = table;
  }

  /** See `BillAcceptor.accept`. */
  accept(billsTiyn: readonly Tiyn[]): void {
    if (this.#isFinishing) return;
    this.#wantedTiyn = billsTiyn;
    this.#unit.wake();
  }

  /** See `BillAcceptor.stack` and `giveBack`. */
  decide(due: 'stack' | 'return'): Result<void, AcceptorError> {
    if (this.#bill.kind === 'decided') return err({ kind: 'already-decided', message: 'the bill is on its way' });
    const bill = decide(this.#bill, due);
    if (bill === null) return err({ kind: 'no-bill-in-escrow', message: 'there is no bill in escrow' });
    this.#setBill(bill);
    this.#unit.wake();
    return ok(undefined);
  }

  /** Brings the loop to an end: an undecided bill goes back, a stacked one arrives, then the unit is disabled. */
  finish(): void {
    this.#wantedTiyn = [];
    this.#isFinishing = true;
    if (this.#bill.kind === 'escrow') this.#setBill(decide(this.#bill, 'return') ?? this.#bill);
    this.#unit.wake();
  }

  /** Runs until the unit is lost, must be initialised again, or `finish` is done; then no bill is open. */
  async run(): Promise<LoopEnd> {
    let end: LoopEnd | null = null;
    while (end === null) end = this.#unit.isGone ? { kind: 'gone' } : await this.#turn();
    const events = abandon(this.#bill);
    this.#bill = noBill;
    for (const event of events) this.#unit.reporter.report(event);
    return end;
  }

  /** One request or one wait. A decision goes before the mask, and both before the next poll. */
  async #turn(): Promise<LoopEnd | null> {
    if (this.#bill.kind === 'decided' && this.#bill.due !== null) {
      const request = this.#bill.due === 'stack' ? requests.stack : requests.giveBack;
      await this.#unit.ask(request, () => {
        this.#bill = commandSent(this.#bill);
      });
      return null;
    }
    const waiting = this.#waitingBill();
    if (waiting !== null) {
      await this.#unit.ask(waiting);
      return null;
    }
    if (this.#isMaskDue()) return this.#sendMask();
    if (this.#isFinishing && this.#sentMask === '' && isQuiet(this.#bill, this.#poll)) return { kind: 'finished' };
    if (this.#unit.isPollDue) return this.#takePoll();
    await this.#unit.untilPollDue();
    return null;
  }

  /** Sends HOLD for a bill without a decision, and returns the bill after the limit. */
  #waitingBill(): Request | null {
    const nowMonoMs = this.#unit.clock.monoMs();
    if (this.#bill.kind !== 'escrow') return null;
    if (nowMonoMs - this.#billSinceMonoMs >= delays.ccnetDecisionLimitMs) {
      const bill = decide(this.#bill, 'return') ?? this.#bill;
      this.#setBill(commandSent(bill));
      return requests.giveBack;
    }
    if (nowMonoMs - this.#holdMonoMs < delays.ccnetHoldEveryMs) return null;
    this.#holdMonoMs = nowMonoMs;
    return requests.hold;
  }

  #wantedSlots(): readonly number[] {
    return slotsOf(this.#table, this.#wantedTiyn);
  }

  /** Also when the unit's state does not fit the mask that was sent: some units lose it. */
  #isMaskDue(): boolean {
    if (!this.#maskMayBeSent || !isQuiet(this.#bill, this.#poll)) return false;
    const wanted = this.#wantedSlots().join(' ');
    if (wanted !== this.#sentMask) return true;
    const looksEnabled = this.#poll.state === 'idling';
    const isObeyed = looksEnabled === (wanted !== '');
    return !isObeyed && this.#unit.clock.monoMs() - this.#maskMonoMs >= delays.ccnetMaskSettleMs;
  }

  async #sendMask(): Promise<LoopEnd | null> {
    const slots = this.#wantedSlots();
    this.#maskMayBeSent = false;
    this.#maskMonoMs = this.#unit.clock.monoMs();
    const outcome = await this.#unit.ask(enableBillTypes(slots));
    if (outcome.kind === 'ack') {
      this.#sentMask = slots.join(' ');
      this.#refusals = 0;
      return null;
    }
    this.#refusals += 1;
    if (this.#refusals < longestRefusals) return null;
    return again({ kind: 'refused', message: `ENABLE BILL TYPES: ${outcome.kind}` });
  }

  async #takePoll(): Promise<LoopEnd | null> {
    const polled = await this.#unit.pollNow();
    if (polled.kind === 'gone') return polled;
    if (polled.kind === 'unanswered') {
      const silence = this.#unit.silence();
      return silence === undefined ? null : again(silence);
    }
    const { poll } = polled;
    if (isPowerUp(poll) || poll.state === 'initialize') {
      return again({ kind: 'restarted', message: `the unit says ${poll.state}` }, poll);
    }
    this.#observe(poll);
    return this.#stuck(poll);
  }

  #observe(poll: PollState): void {
    const before = this.#poll;
    this.#poll = poll;
    // After a new answer the mask may be sent again to a unit at rest.
    this.#maskMayBeSent = true;
    if (poll.state === 'rejecting' && before.state !== 'rejecting') {
      this.#unit.reporter.report({ kind: 'rejected', reason: poll.reason });
    }
    const { bill, events } = observe(this.#bill, poll, (slot) => this.#table[slot] ?? null);
    if (isToldAgain(bill) && !isToldAgain(this.#bill)) this.#unit.reporter.remark(toldAgain(bill));
    // The decision comes before the report, so that a listener can no longer request STACK.
    this.#setBill(this.#isFinishing ? (decide(bill, 'return') ?? bill) : bill);
    for (const event of events) this.#unit.reporter.report(event);
    if (this.#bill.kind !== 'none') this.#unit.resets.over();
    this.#unit.reporter.reportedEnd.take(poll);
  }

  /** A bill that does not arrive anywhere, or a jam that stays, is taken to RESET; the bill is doubtful then. */
  #stuck(poll: PollState): LoopEnd | null {
    const nowMonoMs = this.#unit.clock.monoMs();
    if (this.#bill.kind === 'decided' && nowMonoMs - this.#billSinceMonoMs >= delays.ccnetDeliveryLimitMs) {
      return again({ kind: 'bill-stuck', message: `the unit says ${poll.state} instead of the bill's end` }, poll);
    }
    const canReset = poll.state === 'trouble' && resettable.has(poll.trouble.kind) && this.#bill.kind !== 'decided';
    this.#troubleSinceMonoMs = canReset ? (this.#troubleSinceMonoMs ?? nowMonoMs) : undefined;
    if (nowMonoMs - (this.#troubleSinceMonoMs ?? nowMonoMs) < delays.ccnetTroubleResetMs) return null;
    return again({ kind: 'bill-stuck', message: 'the trouble does not end by itself' }, poll);
  }

  #setBill(bill: Bill): void {
    if (bill.kind !== this.#bill.kind) {
      this.#billSinceMonoMs = this.#unit.clock.monoMs();
      this.#holdMonoMs = this.#billSinceMonoMs;
    }
    this.#bill = bill;
  }
}

function isToldAgain(bill: Bill): bill is Extract<Bill, { kind: 'over' }> {
  return bill.kind === 'over' && bill.toldAgain === true;
}

function toldAgain({ billTiyn }: Extract<Bill, { kind: 'over' }>): AcceptorRemark {
  return { kind: 'stacked-told-again', billTiyn };
}

function again(reason: AcceptorError, seen: PollState | null = null): LoopEnd {
  return { kind: 'again', reason, seen };
}
