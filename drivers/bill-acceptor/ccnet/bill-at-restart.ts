import type { BillAcceptorEvent } from '../bill-acceptor.ts';
import { isPowerUp, type PollState } from './poll.ts';
import type { Reporter } from './reporter.ts';

type FoundBill = Extract<BillAcceptorEvent, { kind: 'found' }>['bill'];

/** The bill that an earlier run, or an earlier link, has left in the unit: what the unit says of it until it is ready. */
export class LeftBill {
  readonly #reporter: Reporter;
  #found: FoundBill = 'none';
  #told: FoundBill | null = null;
  /** Its end was seen, or another bill is being drawn in: what follows is not about this one. */
  #isOver = false;

  constructor(reporter: Reporter) {
    this.#reporter = reporter;
  }

  /** Takes an answer. An end is acknowledged by then, and will not be told again. */
  see(poll: PollState): void {
    const isRepeated = this.#reporter.toldEnd.isRepeated(poll);
    this.#reporter.toldEnd.heard(poll);
    if (isRepeated) return;
    if (poll.state === 'stacked') return this.#stacked();
    if (this.#isOver) return;
    this.#found = placeOf(poll) ?? this.#found;
    this.#isOver = poll.state === 'returned' || poll.state === 'accepting';
    if (this.#told === 'none' && this.#found !== 'none') this.tell();
  }

  /** Tells what was found so far; what comes to light only after RESET is told then. */
  tell(): void {
    this.#told = this.#found;
    this.#reporter.report({ kind: 'found', bill: this.#found });
  }

  /** Tells what was found where the link has ended before RESET: the unit may have heard that we know it. */
  tellBeforeGone(): void {
    if (this.#found !== 'none') this.tell();
  }

  /** It is told on its own, unless it is the bill that was found in the stacker. */
  #stacked(): void {
    const isTold = this.#told === 'in-stacker';
    this.#isOver = true;
    if (isTold) return;
    this.#found = 'none';
    this.#reporter.report({ kind: 'stacked', billTiyn: null, asked: false });
  }
}

/** Where this answer says the bill is; null where it says nothing about that. */
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
