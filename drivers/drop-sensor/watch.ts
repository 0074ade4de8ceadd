import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { Look } from './beam.ts';
import type { Drop, DropWatch } from './drop-sensor.ts';

const nobody = (): void => undefined;

/** How closely a sensor is watched: with a latch a reading tells of all the time since the last one. */
export interface Attention {
  /** With a longer gap between two readings something may have fallen unseen. */
  readonly gapLimitMs: number;
  readonly hasLatch: boolean;
}

/** What is known of one watch: seen once is seen, and a gap in the readings ends all certainty that nothing fell. */
export class Watch implements DropWatch {
  readonly #clock: Clock;
  readonly #gapLimitMs: number;
  readonly #hasLatch: boolean;
  /** The time is over, and only the latch still has to say what it holds. */
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
  constructor(clock: Clock, { gapLimitMs, hasLatch }: Attention, { askedMonoMs }: Look, onEnd: () => void) {
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
    if (this.#clock.monoMs() - this.#askedMonoMs > this.#gapLimitMs) this.#hasGap = true;
  }
}
