import { commandBytes } from './protocol/codes.ts';

/** More frames cannot be on the line at once. */
const longestMemory = 4;

const keyOf = (body: Uint8Array): string => body.join(' ');

/**
 * Distinguishes our own frames, returned by a half-duplex line, from the unit's answers. Any answer that repeats its
 * request is an echo, with one exception: RESET and ILLEGAL are the same bytes. By then the first POLL has shown which
 * kind of line this is; if it has not, the frame is skipped and `sawDoubtful` is set.
 */
export class EchoFilter {
  #lineEchoes = false;
  #outstanding: string[] = [];
  #sawDoubtful = false;

  /** Whether this line gives back what is sent. */
  get lineEchoes(): boolean {
    return this.#lineEchoes;
  }

  /** Whether an answer to the present request was passed over that may have been ILLEGAL. */
  get sawDoubtful(): boolean {
    return this.#sawDoubtful;
  }

  /** Records a frame that is handed to the line; our ACK and NAK are returned as well. */
  sent(body: Uint8Array): void {
    this.#sawDoubtful = false;
    this.#outstanding.push(keyOf(body));
    if (this.#outstanding.length > longestMemory) this.#outstanding.shift();
  }

  /** Whether this frame is our own; `request` is the one that waits for an answer. */
  takes(body: Uint8Array, request: Uint8Array | undefined): boolean {
    const key = keyOf(body);
    if (this.#lineEchoes) {
      const at = this.#outstanding.lastIndexOf(key);
      // Echoes of earlier frames are no longer expected, because they were damaged.
      if (at >= 0) this.#outstanding.splice(0, at + 1);
      return at >= 0;
    }
    if (request === undefined || keyOf(request) !== key) return false;
    if (request[0] === commandBytes.reset) {
      if (this.#sawDoubtful) return false;
      this.#sawDoubtful = true;
      return true;
    }
    this.#lineEchoes = true;
    this.#outstanding = [];
    return true;
  }

  /** Data came for this request: had the line an echo, it would have come before. */
  answered(request: Uint8Array): void {
    if (!this.#outstanding.includes(keyOf(request))) return;
    this.#lineEchoes = false;
    this.#outstanding = [];
  }
}
