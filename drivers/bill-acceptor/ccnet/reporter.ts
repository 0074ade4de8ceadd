import type { AcceptorError, BillAcceptorEvent, BillAcceptor } from '../bill-acceptor.ts';
import { Listeners, type Unsubscribe } from '../../common/listeners.ts';
import type { PortError } from '../../port/byte-port.ts';
import type { AcceptorTrouble } from '../vocabulary.ts';
import { isPowerUp, type PollState } from './poll.ts';
import { ToldEnd } from './reported-end.ts';

type Listener = Parameters<BillAcceptor['onEvent']>[0];

/** Tells the driver's events, and of lasting conditions only the edges; it outlives the links. */
export class Reporter {
  /** Which end of a bill is not news any more. */
  readonly toldEnd = new ToldEnd();
  readonly #listeners = new Listeners<BillAcceptorEvent>();
  #lost: string | undefined;
  #trouble: AcceptorTrouble | undefined;

  onEvent(listener: Listener): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** Tells an event as it is. */
  report(event: BillAcceptorEvent): void {
    if (event.kind === 'ready') this.#lost = undefined;
    this.#listeners.emit(event);
  }

  /** Tells a loss unless it was told already for the same reason. */
  lost(reason: PortError | AcceptorError): void {
    if (this.#lost === reason.kind) return;
    this.#lost = reason.kind;
    this.#listeners.emit({ kind: 'lost', reason });
  }

  /**
   * Tells a trouble when it begins, becomes another one, or ends. Busy and unknown answers say nothing about it, and a unit
   * that restarts takes no notes before it has been brought up.
   */
  observe(poll: PollState): void {
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

  /** A new run begins: what was told before is history. */
  forget(): void {
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
