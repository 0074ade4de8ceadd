import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort } from '../../port/byte-port.ts';
import type { AcceptorError } from '../bill-acceptor.ts';
import { Exchange, type Outcome } from './exchange.ts';
import { decodePoll, type PollState } from './poll.ts';
import type { Reporter } from './reporter.ts';
import { type Request, requests } from './request.ts';
import type { CcnetSettings } from './settings.ts';

/** What a poll brought; `unanswered` also when the unit does not understand it. `gone`: the link has ended. */
export type Polled =
  { readonly kind: 'state'; readonly poll: PollState } | { readonly kind: 'unanswered' } | { readonly kind: 'gone' };

/** The unit at the other end of one open port: requests, and polls in their rhythm. */
export class Unit {
  readonly clock: Clock;
  readonly settings: CcnetSettings;
  readonly reporter: Reporter;
  readonly #exchange: Exchange;
  #nextPollMonoMs: number;
  #answeredMonoMs: number;
  #isGone = false;
  #endWait: () => void = () => undefined;

  constructor(port: BytePort, clock: Clock, settings: CcnetSettings, reporter: Reporter) {
    this.clock = clock;
    this.settings = settings;
    this.reporter = reporter;
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
    const poll = decodePoll(outcome.body);
    this.reporter.observe(poll);
    return { kind: 'state', poll };
  }

  /** The error of a unit that has answered no poll for `delays.ccnetSilenceLimitMs`. */
  silence(): AcceptorError | undefined {
    if (this.clock.monoMs() - this.#answeredMonoMs < delays.ccnetSilenceLimitMs) return undefined;
    return this.#exchange.lineEchoes
      ? { kind: 'only-echo', message: 'the line gives back what is sent, and nothing else answers' }
      : { kind: 'silent', message: `no answer to POLL for ${delays.ccnetSilenceLimitMs} ms` };
  }
}
