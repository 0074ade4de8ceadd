import type { Clock } from '../../../app/ports/clock.ts';
import { delays } from '../../common/delays.ts';
import type { BillAtRestart } from './bill-at-restart.ts';

/** So many RESETs go to a silent unit in the rhythm of the document; what has not helped by then is tried calmly. */
const quickResets = 8;

/**
 * The RESET that was sent last. A unit may be silent after it, or take its USB port away with itself: that is no loss,
 * and no reason for another RESET. This lasts longer than a link.
 */
export class ResetWatch {
  readonly #clock: Clock;
  #sentMonoMs: number | null = null;
  #isAwaited = false;
  #isOutstanding = false;
  #isAcknowledged = false;
  #tookLinkDown = false;
  #left: BillAtRestart | null = null;
  #attempts = 0;
  #toSilence = 0;
  #hasAnswered = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** RESET was handed to the line; `left`: what was found in the unit before. */
  sent(left: BillAtRestart): void {
    this.#note();
    this.#left = left;
    this.#attempts += 1;
    this.#isAwaited = true;
  }

  /** The unit has acknowledged the RESET that was sent last. */
  acknowledged(): void {
    this.#isAcknowledged = true;
  }

  /** RESET was handed to a unit that did not answer before. */
  sentToSilence(): void {
    this.#note();
    this.#toSilence += 1;
  }

  /** The silent unit has acknowledged its RESET: it is starting now. */
  heard(): void {
    this.#isAwaited = true;
    this.#isOutstanding = true;
    this.#toSilence = Math.max(this.#toSilence, quickResets);
  }

  /** How often RESET was sent for the same bringing up. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Since when the unit is waited for, in milliseconds; null before the first RESET. */
  get sinceMs(): number | null {
    return this.#sentMonoMs === null ? null : this.#clock.monoMs() - this.#sentMonoMs;
  }

  /** Whether silence, and a port that goes and comes, are what the RESET has caused. */
  get isExpected(): boolean {
    return this.#isAwaited && this.leftMs > 0;
  }

  /** Whether the unit has not returned from a RESET in time: its next answer may be the late end of that RESET. */
  get isOutstanding(): boolean {
    return this.#isOutstanding;
  }

  /** How much longer the unit may stay away. */
  get leftMs(): number {
    return this.sinceMs === null ? 0 : Math.max(0, delays.ccnetResetSilenceLimitMs - this.sinceMs);
  }

  /** Whether the link has ended since the RESET. */
  get tookLinkDown(): boolean {
    return this.#tookLinkDown;
  }

  /**
   * Whether the unit gets the whole time to leave its power-up. A port that went with the RESET would go with the next
   * one, too, and a second RESET has interrupted the same start already.
   */
  get mayStartSlowly(): boolean {
    return this.isExpected && (this.#tookLinkDown || (this.#isAcknowledged && this.#attempts > 1));
  }

  /** What was found before the RESET for which a new link still waits; null: there is none. */
  get left(): BillAtRestart | null {
    return this.isExpected ? this.#left : null;
  }

  /**
   * How long after the last RESET, or without one after the first question, a silent unit is sent the next one. Before
   * it has answered in this run it may be in a start that began earlier, and gets the whole time for that.
   */
  get silentPeriodMs(): number {
    const calm = this.#toSilence - quickResets;
    if (calm < 0) return this.#hasAnswered ? delays.ccnetResetEveryMs : delays.ccnetResetSilenceLimitMs;
    return Math.min(delays.ccnetCalmResetMs * 2 ** calm, delays.ccnetCalmestResetMs);
  }

  /** The link has ended while the unit was waited for. */
  linkEnded(): void {
    this.#tookLinkDown = true;
  }

  /** The unit answers again. */
  answered(): void {
    this.#hasAnswered = true;
    this.#toSilence = 0;
  }

  /** The unit is ready, and earlier findings were reported. */
  ready(): void {
    this.#isOutstanding = false;
    this.#left = null;
    this.#attempts = 0;
    this.#toSilence = 0;
  }

  /** A unit that did not come back after RESET is not sent one after another. */
  missed(): void {
    this.over();
    this.#isOutstanding = true;
    this.#toSilence = quickResets;
  }

  /** What happens from now on has nothing to do with the RESET. */
  over(): void {
    this.#isAwaited = false;
    this.#isOutstanding = false;
    this.#left = null;
    this.#attempts = 0;
  }

  /** A new run begins. */
  forget(): void {
    this.over();
    this.#sentMonoMs = null;
    this.#toSilence = 0;
    this.#hasAnswered = false;
  }

  #note(): void {
    this.#sentMonoMs = this.#clock.monoMs();
    this.#isAcknowledged = false;
    this.#tookLinkDown = false;
  }
}
