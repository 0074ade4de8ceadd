import type { ModbusRequest } from './request.ts';

/** What the configuration says of the adapter: `auto` finds out by the answers that cannot be an echo. */
export type EchoSetting = 'auto' | 'on' | 'off';

/**
 * What came since the request went out.
 * - `rest`: without our own bytes, where there were any
 * - `wait`: it may still become our own bytes
 * - `collision`: the line echoes, and this is not what was sent
 */
export type Stripped =
  { readonly kind: 'rest'; readonly bytes: Uint8Array } | { readonly kind: 'wait' } | { readonly kind: 'collision' };

/** A line that turns round makes no more bytes of noise before the echo. */
const MOST_NOISE = 4;
/** So many bytes like those of the request are taken for its beginning where noise comes before them. */
const LEAST_LIKENESS = 2;

/**
 * Drops what an RS-485 adapter gives back of our own bytes. Only a whole copy of the request is ever dropped, and only
 * one, with the noise before it. The answer to FC 05 equals its request: alone it is taken for the echo where the line is known to have one.
 */
export class LineEcho {
  readonly #setting: EchoSetting;
  #isThere: boolean;

  constructor(setting: EchoSetting) {
    this.#setting = setting;
    this.#isThere = setting === 'on';
  }

  /** Whether the line gives back what is sent, as far as is known. */
  get isThere(): boolean {
    return this.#isThere;
  }

  /** Takes our own bytes away from what came. */
  strip(request: ModbusRequest, sent: Uint8Array, came: Uint8Array): Stripped {
    if (this.#setting === 'off') return { kind: 'rest', bytes: came };
    const start = startOfCopy(sent, came);
    if (start === null) return this.#another(came);
    if (came.length < start + sent.length) return { kind: 'wait' };
    const behind = came.subarray(start + sent.length);
    const mayBeAnswer = request.kind === 'write-coil' && behind.length === 0;
    if (mayBeAnswer && !this.#isThere) return { kind: 'rest', bytes: came };
    this.#isThere = true;
    return { kind: 'rest', bytes: behind };
  }

  /** A good answer came without an echo before it: the adapter is another one, or was set differently. */
  answeredAtOnce(request: ModbusRequest): void {
    if (this.#setting === 'auto' && request.kind !== 'write-coil') this.#isThere = false;
  }

  #another(came: Uint8Array): Stripped {
    return this.#isThere ? { kind: 'collision' } : { kind: 'rest', bytes: came };
  }
}

/** Where the bytes are those that were sent, as far as they have come; null: nowhere. */
function startOfCopy(sent: Uint8Array, came: Uint8Array): number | null {
  for (let start = 0; start < came.length && start <= MOST_NOISE; start += 1) {
    const copy = came.subarray(start, start + sent.length);
    if (start > 0 && copy.length < LEAST_LIKENESS) return null;
    if (copy.every((byte, at) => byte === sent[at])) return start;
  }
  return null;
}
