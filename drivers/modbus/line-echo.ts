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

/**
 * Drops what an RS-485 adapter gives back of our own bytes. Only a whole copy of the request is ever dropped, and only
 * one. The answer to FC 05 equals its request: alone it is taken for the echo where the line is known to have one.
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
    if (!sent.subarray(0, came.length).every((byte, at) => byte === came[at])) return this.#another(came);
    const behind = came.subarray(sent.length);
    if (came.length < sent.length) return { kind: 'wait' };
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
