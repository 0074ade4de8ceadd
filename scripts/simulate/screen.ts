import type { Writable } from 'node:stream';

/** Standard output whose reader may go away, as behind `| head`: what is printed after that is dropped. */
export class Screen {
  /** Resolves when nobody reads any more, or when nothing can be written. */
  readonly gone: Promise<void>;
  readonly #stream: Writable;
  #isGone = false;

  constructor(stream: Writable) {
    this.#stream = stream;
    this.gone = new Promise((resolve) => {
      // Not once: a write that was under way may fail after the first one, and without a listener that is a crash.
      stream.on('error', () => {
        this.#isGone = true;
        resolve();
      });
    });
  }

  /** Writes one line. */
  print(text: string): void {
    if (!this.#isGone) this.#stream.write(`${text}\n`);
  }
}
