import type { LastAnswer } from '../../../app/payment/provider.ts';

/** Keeps when the service answered last, for clients that follow each other. */
export class AnswerWatch {
  #last: LastAnswer | null = null;

  get last(): LastAnswer | null {
    return this.#last;
  }

  heard(wallMs: number, durationMs: number): void {
    this.#last = { wallMs, durationMs: Math.round(durationMs) };
  }
}
