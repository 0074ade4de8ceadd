import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { Look } from './beam.ts';
import type { Drop, DropWatch } from './drop-sensor.ts';

const nobody = (): void => undefined;

/** How a sensor is watched: with a latch, a reading covers all the time since the previous one. */
export interface WatchSettings {
  /** A longer gap between two readings may have missed a product. */
  readonly gapLimitMs: number;
  readonly hasLatch: boolean;
}

/** The result of one watch. One sighting is enough, and a gap in the readings makes it uncertain that nothing fell. */
export class Watch implements DropWatch {
  readonly #clock: Clock;
  readonly #gapLimitMs: number;
  readonly #hasLatch: boolean;
  /** The time is up, and only the latch is still to be read. */
  #isDue = false;
  readonly #onEnd: () => void;
  /** When the last answered question was asked: from then on the beam may have gone unseen. */
  #askedMonoMs: number;
  #hasGap = false;
  #isSeen = false;
  #isEnded = false;
  #cancelLimit: CancelTimer = () => undefined;
  #settle: (drop: Drop) => void = nobody;

  /** Begins with a look at a free beam; `onEnd` is called once. */
  constructor(clock: Clock, { gapLimitMs, hasLatch }: WatchSettings, { askedMonoMs }: Look, onEnd: () => void) {
    this.#clock = clock;
    this.#gapLimitMs = gapLimitMs;
    this.#hasLatch = hasLatch;
    this.#onEnd = onEnd;
    this.#askedMonoMs = askedMonoMs;
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
        this.#isDue = true;
        this.#noticeGap();
        if (!this.#hasLatch || this.#hasGap) this.#finish(this.#hasGap ? 'unknown' : 'not-seen');
        else this.#cancelLimit = this.#clock.setTimer(this.#gapLimitMs, () => this.#finish('unknown'));
      });
    });
  }

  cancel(): void {
    this.end();
  }

  /** A look that was answered just now. */
  read({ isBlocked, askedMonoMs }: Look): void {
    this.#noticeGap();
    this.#askedMonoMs = askedMonoMs;
    if (isBlocked) {
      this.#isSeen = true;
      this.#finish('seen');
    } else if (this.#isDue) {
      this.#finish(this.#hasGap ? 'unknown' : 'not-seen');
    }
  }

  /** Records that a product may have fallen unseen. */
  markUncertain(): void {
    this.#hasGap = true;
  }

  /** Ends the readings: the caller that waits gets `unknown`. */
  end(): void {
    this.#settle('unknown');
    this.#close();
  }

  #finish(drop: Drop): void {
    // Before `fallen` is called only `#isSeen` is kept, and the watch continues.
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
    if (this.#clock.monoMs() - this.#askedMonoMs > this.#gapLimitMs) this.#hasGap = true;
  }
}
