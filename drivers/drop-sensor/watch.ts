import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { Drop, DropWatch } from './drop-sensor.ts';

const nobody = (): void => undefined;

/** What is known of one watch: seen once is seen, and a gap in the readings ends all certainty that nothing fell. */
export class Watch implements DropWatch {
  readonly #clock: Clock;
  readonly #gapLimitMs: number;
  readonly #onEnd: () => void;
  #heardMonoMs: number;
  #hasGap = false;
  #isSeen = false;
  #isEnded = false;
  #cancelLimit: CancelTimer = () => undefined;
  #settle: (drop: Drop) => void = nobody;

  /** Begins with a reading of a free beam at this moment; `onEnd` is called once. */
  constructor(clock: Clock, gapLimitMs: number, onEnd: () => void) {
    this.#clock = clock;
    this.#gapLimitMs = gapLimitMs;
    this.#onEnd = onEnd;
    this.#heardMonoMs = clock.monoMs();
  }

  fallen(limitMs: number): Promise<Drop> {
    if (this.#isSeen || this.#isEnded) {
      const drop = this.#isSeen ? 'seen' : 'unknown';
      this.end();
      return Promise.resolve(drop);
    }
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#cancelLimit = this.#clock.setTimer(limitMs, () => {
        this.#noticeGap();
        this.#finish(this.#hasGap ? 'unknown' : 'not-seen');
      });
    });
  }

  cancel(): void {
    this.end();
  }

  /** A reading; false is a free beam. */
  read(isBlocked: boolean): void {
    this.#noticeGap();
    this.#heardMonoMs = this.#clock.monoMs();
    if (!isBlocked) return;
    this.#isSeen = true;
    this.#finish('seen');
  }

  /** Something may have fallen unseen. */
  loseTrack(): void {
    this.#hasGap = true;
  }

  /** Nobody reads for this watch any more: who waits for it learns that nobody can tell. */
  end(): void {
    this.#settle('unknown');
    this.#close();
  }

  #finish(drop: Drop): void {
    // Before `fallen` is called, only `#isSeen` is kept, and the watch goes on.
    const wasWaiting = this.#settle !== nobody;
    this.#settle(drop);
    if (wasWaiting) this.#close();
  }

  #close(): void {
    this.#cancelLimit();
    this.#settle = nobody;
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#onEnd();
  }

  #noticeGap(): void {
    if (this.#clock.monoMs() - this.#heardMonoMs > this.#gapLimitMs) this.#hasGap = true;
  }
}
