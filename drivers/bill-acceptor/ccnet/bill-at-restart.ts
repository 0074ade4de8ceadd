import type { BillAcceptorEvent } from '../bill-acceptor.ts';
import { isPowerUp, type PollState } from './protocol/poll.ts';
import type { Reporter } from './reporter.ts';

type FoundBill = Extract<BillAcceptorEvent, { kind: 'found' }>['bill'];

/** The bill that lies in the unit when a run or a link begins: what the unit's answers show of it until it is ready. */
export class BillAtRestart {
  readonly #reporter: Reporter;
  #found: FoundBill = 'none';
  #reported: FoundBill | null = null;
  /** Its end was seen, or another bill is being drawn in: what follows is not about this one. */
  #isOver = false;

  constructor(reporter: Reporter) {
    this.#reporter = reporter;
  }

  /** Takes an answer. An end is acknowledged by then, and the unit does not repeat it. */
  see(poll: PollState): void {
    const isRepeated = this.#reporter.reportedEnd.isRepeated(poll);
    this.#reporter.reportedEnd.take(poll);
    if (isRepeated) return;
    if (poll.state === 'stacked') return this.#stacked();
    if (this.#isOver) return;
    this.#found = placeOf(poll) ?? this.#found;
    this.#isOver = poll.state === 'returned' || poll.state === 'accepting';
    if (this.#reported === 'none' && this.#found !== 'none') this.report();
  }

  /** Reports what was found so far; what shows only after RESET is reported then. */
  report(): void {
    this.#reported = this.#found;
    this.#reporter.report({ kind: 'found', bill: this.#found });
  }

  /** Reports what was found where the link has ended before RESET: our ACK may have reached the unit. */
  reportBeforeLinkEnds(): void {
    if (this.#found !== 'none') this.report();
  }

  /** A stacked bill is reported on its own, unless it is the one that was found in the stacker. */
  #stacked(): void {
    const isReported = this.#reported === 'in-stacker';
    this.#isOver = true;
    if (isReported) return;
    this.#found = 'none';
    this.#reporter.report({ kind: 'stacked', billTiyn: null, asked: false });
  }
}

/** Where the bill is according to this answer; null where the answer does not show it. */
function placeOf(poll: PollState): FoundBill | null {
  switch (poll.state) {
    case 'power-up-bill-in-acceptor':
    case 'escrow':
    case 'holding':
    case 'returning':
    case 'returned':
      return 'in-acceptor';
    case 'power-up-bill-in-stacker':
      return 'in-stacker';
    default:
      return isPowerUp(poll) ? 'none' : null;
  }
}
