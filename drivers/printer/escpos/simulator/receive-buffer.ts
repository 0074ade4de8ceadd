/** The printer's memory for what has come in and is not printed yet. */
export class ReceiveBuffer {
  readonly #bytes: Uint8Array;
  #start = 0;
  #length = 0;
  #lost = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  /** Bytes in it. */
  get length(): number {
    return this.#length;
  }

  get size(): number {
    return this.#bytes.length;
  }

  /** Bytes lost in an overflow: the host did not receive XOFF, or did not obey it. */
  get lost(): number {
    return this.#lost;
  }

  push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      this.#lost += 1;
      return;
    }
    this.#bytes[(this.#start + this.#length) % this.#bytes.length] = byte;
    this.#length += 1;
  }

  shift(): number | undefined {
    if (this.#length === 0) return undefined;
    const byte = this.#bytes[this.#start];
    this.#start = (this.#start + 1) % this.#bytes.length;
    this.#length -= 1;
    return byte;
  }

  clear(): void {
    this.#length = 0;
  }
}
