import type { AcceptorError, AcceptorRemark, BillAcceptorEvent, BillAcceptor } from '../bill-acceptor.ts';
import { Listeners, type Unsubscribe } from '../../common/listeners.ts';
import type { PortError } from '../../port/byte-port.ts';
import type { AcceptorTrouble } from '../vocabulary.ts';
import { isPowerUp, type PollState } from './protocol/poll.ts';
import { ReportedEnd } from './reported-end.ts';

type Listener = Parameters<BillAcceptor['onEvent']>[0];

/** Number of different unknown answers that are reported in a run. */
const mostUnknownAnswers = 32;

/** Reports the driver's events, and of lasting conditions only the edges; it lasts longer than a link. */
export class Reporter {
  /** The end of a bill that was reported last. */
  readonly reportedEnd = new ReportedEnd();
  readonly #listeners = new Listeners<BillAcceptorEvent>();
  readonly #remarks = new Listeners<AcceptorRemark>();
  readonly #unknownAnswers = new Set<string>();
  #lost: string | undefined;
  #trouble: AcceptorTrouble | undefined;

  onEvent(listener: Listener): Unsubscribe {
    return this.#listeners.add(listener);
  }

  onRemark(listener: (remark: AcceptorRemark) => void): Unsubscribe {
    return this.#remarks.add(listener);
  }

  /** Reports a remark, each time. */
  remark(remark: AcceptorRemark): void {
    this.#remarks.emit(remark);
  }

  /** Reports an event as it is. */
  report(event: BillAcceptorEvent): void {
    if (event.kind === 'ready') this.#lost = undefined;
    this.#listeners.emit(event);
  }

  /** Reports a loss unless it was reported already for the same reason. */
  lost(reason: PortError | AcceptorError): void {
    if (this.#lost === reason.kind) return;
    this.#lost = reason.kind;
    this.#listeners.emit({ kind: 'lost', reason });
  }

  /**
   * Reports a trouble when it begins, becomes another one, or ends. Busy and unknown answers do not show it, and a unit
   * that restarts takes no notes before it has been brought up.
   */
  observe(poll: PollState): void {
    if (poll.state === 'unknown') this.#remarkUnknown(poll.bytes);
    if (poll.state === 'trouble') {
      const before = this.#trouble;
      this.#trouble = poll.trouble;
      if (before === undefined || keyOf(before) !== keyOf(poll.trouble)) {
        this.#listeners.emit({ kind: 'trouble', trouble: poll.trouble });
      }
    } else if (this.#trouble !== undefined && !isSilentAboutIt(poll)) {
      this.#trouble = undefined;
      this.#listeners.emit({ kind: 'trouble-over' });
    }
  }

  /** Once for each answer; a unit that makes up new ones all the time fills no log. */
  #remarkUnknown(bytes: readonly number[]): void {
    const hex = Buffer.from(bytes).toString('hex').toUpperCase();
    if (this.#unknownAnswers.has(hex) || this.#unknownAnswers.size >= mostUnknownAnswers) return;
    this.#unknownAnswers.add(hex);
    this.remark({ kind: 'unknown-answer', bytes: hex });
  }

  /** A new run begins: everything is reported anew. */
  reset(): void {
    this.#unknownAnswers.clear();
    this.#lost = undefined;
    this.#trouble = undefined;
  }
}

function isSilentAboutIt(poll: PollState): boolean {
  return poll.state === 'busy' || poll.state === 'unknown' || poll.state === 'initialize' || isPowerUp(poll);
}

function keyOf(trouble: AcceptorTrouble): string {
  return trouble.kind === 'failure' ? `failure ${trouble.code}` : trouble.kind;
}
