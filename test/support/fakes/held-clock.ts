import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';

/** The machine's clock for a simulated device whose motors a test can hold: what is due meanwhile happens when they are let go. */
export class HeldClock implements Clock {
  readonly #isHeld: () => boolean;
  #due: (() => void)[] = [];

  /** `isHeld` is asked whenever something is due. */
  constructor(isHeld: () => boolean) {
    this.#isHeld = isHeld;
  }

  wallMs(): number {
    return systemClock.wallMs();
  }

  monoMs(): number {
    return systemClock.monoMs();
  }

  setTimer(delayMs: number, fire: () => void): CancelTimer {
    const cancel = systemClock.setTimer(delayMs, () => {
      if (this.#isHeld()) this.#due.push(fire);
      else fire();
    });
    return () => {
      cancel();
      this.#due = this.#due.filter((due) => due !== fire);
    };
  }

  /** Does what is due. */
  letGo(): void {
    const due = this.#due;
    this.#due = [];
    for (const fire of due) fire();
  }
}
