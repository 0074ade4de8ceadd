import type { Writable } from 'node:stream';

/** Standard output whose reader may close it, as `| head` does; lines printed after that are dropped. */
export class Screen {
  /** Resolves when the output is closed or cannot be written. */
  readonly gone: Promise<void>;
  readonly #stream: Writable;
  #isGone = false;

  constructor(stream: Writable) {
    this.#stream = stream;
    this.gone = new Promise((resolve) => {
      // The listener stays, because a pending write may fail after the first one, which would be an uncaught error.
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
