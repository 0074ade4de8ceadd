import { PIN_DIGITS } from '../../../app/service/state/pin-limits.ts';

/**
 * The digits that are being typed. Only their hashing has them besides: neither a state, a view, a log nor a file does.
 */
export class PinPad {
  #typed = '';

  get digits(): number {
    return this.#typed.length;
  }

  /** More than the longest PIN has are ignored. */
  type(digit: number): void {
    if (this.#typed.length < PIN_DIGITS.most) this.#typed += String(digit);
  }

  erase(): void {
    this.#typed = this.#typed.slice(0, -1);
  }

  /** What has been typed so far; the pad keeps it. */
  get typed(): string {
    return this.#typed;
  }

  /** What was typed; the pad is empty afterwards. */
  take(): string {
    const typed = this.#typed;
    this.#typed = '';
    return typed;
  }
}
