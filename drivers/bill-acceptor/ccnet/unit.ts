import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort } from '../../port/byte-port.ts';
import type { AcceptorError } from '../bill-acceptor.ts';
import { Exchange, type Outcome } from './exchange.ts';
import { pollOf, type PollState } from './protocol/poll.ts';
import type { BillAtRestart } from './bill-at-restart.ts';
import type { Reporter } from './reporter.ts';
import { type Request, requests } from './protocol/request.ts';
import type { ResetWatch } from './reset-watch.ts';
import type { CcnetSettings } from './settings.ts';

/** What lasts longer than a link to the unit. */
export interface UnitParts {
  readonly clock: Clock;
  readonly settings: CcnetSettings;
  readonly reporter: Reporter;
  readonly resets: ResetWatch;
  /** Whether the driver itself has just opened the port anew. */
  readonly isReopened: boolean;
  /** Closes the port and opens it again. */
  readonly reopen: () => void;
}

/** What a poll brought; `unanswered` also when the unit does not understand it. `gone`: the link has ended. */
export type Polled =
  { readonly kind: 'state'; readonly poll: PollState } | { readonly kind: 'unanswered' } | { readonly kind: 'gone' };

/** How often RESET is sent to a unit that answers NAK. */
const resetsToNak = 3;

/** The unit at the other end of one open port: requests, and polls in their rhythm. */
export class Unit {
  readonly clock: Clock;
  readonly settings: CcnetSettings;
  readonly reporter: Reporter;
  readonly resets: ResetWatch;
  readonly isReopened: boolean;
  readonly #reopen: () => void;
  readonly #openedMonoMs: number;
  readonly #exchange: Exchange;
  #nextPollMonoMs: number;
  #answeredMonoMs: number;
  #isGone = false;
  #isWaitReported = false;
  #endWait: () => void = () => undefined;

  constructor(port: BytePort, { clock, settings, reporter, resets, isReopened, reopen }: UnitParts) {
    this.clock = clock;
    this.settings = settings;
    this.reporter = reporter;
    this.resets = resets;
    this.isReopened = isReopened;
    this.#reopen = reopen;
    this.#openedMonoMs = clock.monoMs();
    this.#exchange = new Exchange(port, clock, settings);
    this.#nextPollMonoMs = clock.monoMs();
    this.#answeredMonoMs = clock.monoMs();
    port.onClosed(() => this.leave());
  }

  /** Whether the link has ended, or is being given up. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Ends every wait; nothing is sent after the request that is on the line. */
  leave(): void {
    this.#isGone = true;
    this.#endWait();
  }

  /** Lets a wait for the next poll end early: there is a command to be sent. */
  wake(): void {
    this.#endWait();
  }

  ask(request: Request, onHandedOver?: () => void): Promise<Outcome> {
    return this.#exchange.ask(request, onHandedOver);
  }

  /** Waits until the next poll is due; earlier only after `wake` or `leave`, which the caller has to look at. */
  untilPollDue(): Promise<void> {
    return this.pause(Math.max(this.#nextPollMonoMs, this.#exchange.freeAtMonoMs) - this.clock.monoMs());
  }

  /** Whether the next poll is due. */
  get isPollDue(): boolean {
    return this.clock.monoMs() >= this.#nextPollMonoMs;
  }

  /** Waits; `wake` and `leave` end it early. */
  pause(durationMs: number): Promise<void> {
    if (this.#isGone || durationMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      let cancel: CancelTimer = () => undefined;
      const end = (): void => {
        cancel();
        this.#endWait = () => undefined;
        resolve();
      };
      cancel = this.clock.setTimer(durationMs, end);
      this.#endWait = end;
    });
  }

  /** Polls at the next due moment. */
  async poll(): Promise<Polled> {
    while (!this.#isGone && !this.isPollDue) await this.untilPollDue();
    return this.pollNow();
  }

  /** Polls without waiting for the rhythm. An answer counts also when the link has ended since: it is acknowledged. */
  async pollNow(): Promise<Polled> {
    if (this.#isGone) return { kind: 'gone' };
    const outcome = await this.#exchange.ask(requests.poll, () => {
      this.#nextPollMonoMs = this.clock.monoMs() + delays.ccnetPollMs;
    });
    if (outcome.kind === 'gone') return { kind: 'gone' };
    if (outcome.kind !== 'data') {
      if (this.isGone) return { kind: 'gone' };
      this.#nextPollMonoMs = this.clock.monoMs() + delays.ccnetRepeatPauseMs;
      return { kind: 'unanswered' };
    }
    this.#answeredMonoMs = this.clock.monoMs();
    const poll = pollOf(outcome.body);
    this.reporter.observe(poll);
    return { kind: 'state', poll };
  }

  /**
   * RESET, for a unit in which `left` was found. It is repeated only after a NAK, because a unit that has begun to
   * restart would restart again.
   */
  async reset(left: BillAtRestart): Promise<Outcome> {
    this.reporter.remark({ kind: 'reset-sent', wasSilent: false });
    const sent = (): void => this.resets.sent(left);
    this.#isWaitReported = false;
    let outcome = await this.ask(requests.reset, sent);
    for (let again = 1; outcome.kind === 'nak' && again < resetsToNak; again += 1) {
      await this.pause(delays.ccnetRepeatPauseMs);
      outcome = await this.ask(requests.reset);
    }
    if (outcome.kind === 'ack') this.resets.acknowledged();
    return outcome;
  }

  /** RESET for a unit that does not answer. */
  async resetSilent(): Promise<void> {
    this.reporter.remark({ kind: 'reset-sent', wasSilent: true });
    this.#isWaitReported = false;
    const outcome = await this.ask(requests.reset, () => this.resets.sentToSilence());
    if (outcome.kind === 'ack') this.resets.heard();
  }

  /** Reports, once after each RESET, that the unit does not answer and the driver waits for it. */
  tellWait(): void {
    if (this.#isWaitReported) return;
    this.#isWaitReported = true;
    this.reporter.remark({ kind: 'waiting-after-reset', sinceMs: this.resets.sinceMs ?? 0, why: 'no answer' });
  }

  /** Opens the port anew, once after a RESET that is followed by silence: some adapters need that. Whether it was due. */
  reopenAfterReset(): boolean {
    const { sinceMs } = this.resets;
    const nowMonoMs = this.clock.monoMs();
    const wasOpenAtReset = sinceMs !== null && this.#openedMonoMs <= nowMonoMs - sinceMs;
    const isDue = wasOpenAtReset && Math.min(sinceMs, nowMonoMs - this.#answeredMonoMs) >= delays.ccnetReopenMs;
    if (!isDue || this.isGone) return false;
    this.leave();
    this.#reopen();
    return true;
  }

  /** The error of a unit that has answered no poll for `delays.ccnetSilenceLimitMs`. */
  silence(): AcceptorError | undefined {
    if (this.clock.monoMs() - this.#answeredMonoMs < delays.ccnetSilenceLimitMs) return undefined;
    return this.#exchange.lineEchoes
      ? { kind: 'only-echo', message: 'the line gives back what is sent, and nothing else answers' }
      : { kind: 'silent', message: `no answer to POLL for ${delays.ccnetSilenceLimitMs} ms` };
  }
}
