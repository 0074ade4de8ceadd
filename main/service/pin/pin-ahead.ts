import type { verifyPin } from './pin-hash.ts';

/** A comparison that was begun before Enter was touched. */
interface Begun {
  readonly pin: string;
  readonly hash: string;
  readonly answer: ReturnType<typeof verifyPin>;
  isOver: boolean;
}

/**
 * Compares what has been typed so far with a hash while the next digit may still come, so that whoever touches Enter
 * waits only for the rest of it. The answer stays here until it is asked for. One comparison runs at a time, because each
 * takes a core; of those that wait for it, the last counts.
 */
export class PinAhead {
  readonly #verify: typeof verifyPin;
  #begun: Begun | null = null;
  #next: Pick<Begun, 'pin' | 'hash'> | null = null;

  constructor(verify: typeof verifyPin) {
    this.#verify = verify;
  }

  /** What is typed may be the whole PIN. */
  expect(pin: string, hash: string): void {
    this.#next = { pin, hash };
    if (this.#begun === null || this.#begun.isOver) this.#beginNext();
  }

  /** As `verifyPin`; a comparison of the same two that has begun is taken over. */
  readonly verify: typeof verifyPin = (pin, hash) => {
    const begun = this.#begun;
    this.#next = null;
    const again = (): ReturnType<typeof verifyPin> => this.#verify(pin, hash);
    return begun?.pin === pin && begun.hash === hash ? begun.answer.catch(again) : again();
  };

  /** Neither the digits nor what came of them are kept any longer. */
  forget(): void {
    this.#begun = null;
    this.#next = null;
  }

  #beginNext(): void {
    const next = this.#next;
    this.#next = null;
    if (next === null) return;
    const begun: Begun = { ...next, answer: this.#verify(next.pin, next.hash), isOver: false };
    this.#begun = begun;
    const over = (): void => {
      begun.isOver = true;
      if (this.#begun === begun && this.#next !== null) this.#beginNext();
    };
    begun.answer.then(over, over);
  }
}
