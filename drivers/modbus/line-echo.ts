import type { ModbusRequest } from './request.ts';

/** The configured kind of adapter; `auto` detects it from answers that cannot be an echo. */
export type EchoSetting = 'auto' | 'on' | 'off';

/**
 * What came since the request went out.
 * - `rest`: without our own bytes, where there were any
 * - `wait`: it may still become our own bytes
 * - `torn`: the line gave back our own bytes without the last one or two; what is left holds the answer at the earliest
 * - `collision`: the line echoes, and this is not what was sent
 */
export type Stripped =
  | { readonly kind: 'rest' | 'torn'; readonly bytes: Uint8Array }
  | { readonly kind: 'wait' }
  | { readonly kind: 'collision' };

/** A line that turns round makes no more bytes of noise before the echo. */
const MOST_NOISE = 4;
/** So many bytes like those of the request are taken for its beginning where noise comes before them. */
const LEAST_LIKENESS = 2;
/** An adapter that turns round too early loses no more of the end of its echo. */
const MOST_LOST = 2;

/**
 * Drops what an RS-485 adapter gives back of our own bytes. Only copies of the request are ever dropped, with the noise
 * before them: as many as come before any other answer, and before the answer to FC 05, which equals its request, as
 * many as the line is known to give back. One copy alone is then taken for the echo.
 */
export class LineEcho {
  readonly #setting: EchoSetting;
  /** How many times the line gives back what is sent, as far as is known. */
  #copies: number;

  constructor(setting: EchoSetting) {
    this.#setting = setting;
    this.#copies = setting === 'on' ? 1 : 0;
  }

  /** Whether the line gives back what is sent, as far as is known. */
  get isThere(): boolean {
    return this.#copies > 0;
  }

  /** Takes our own bytes away from what came. */
  strip(request: ModbusRequest, sent: Uint8Array, came: Uint8Array): Stripped {
    if (this.#setting === 'off') return { kind: 'rest', bytes: came };
    const start = startOfCopy(sent, came);
    if (start === null) return this.#another(request, sent, came);
    if (came.length < start + sent.length) return { kind: 'wait' };
    const copies = copiesFrom(sent, came.subarray(start));
    const isAlone = copies === 1 && came.length === start + sent.length;
    const echoes = request.kind === 'write-coil' ? Math.max(this.#copies, isAlone ? 0 : 1) : copies;
    if (echoes === 0) return { kind: 'rest', bytes: came };
    this.#copies = echoes;
    const behind = came.subarray(start + Math.min(copies, echoes) * sent.length);
    const isAnotherCopy = request.kind !== 'write-coil' && behind.length > 0 && isBeginning(sent, behind);
    return isAnotherCopy ? { kind: 'wait' } : { kind: 'rest', bytes: behind };
  }

  /** A good answer came without an echo before it: the adapter is another one, or was set differently. */
  answeredAtOnce(request: ModbusRequest): void {
    if (this.#setting === 'auto' && request.kind !== 'write-coil') this.#copies = 0;
  }

  /** A good answer came behind an echo without its end. */
  answeredBehindTorn(): void {
    this.#copies = Math.max(this.#copies, 1);
  }

  #another(request: ModbusRequest, sent: Uint8Array, came: Uint8Array): Stripped {
    // On a line without an echo this is an answer to FC 05 with a wrong CRC: it is sent again at once.
    const torn = this.isThere || request.kind !== 'write-coil' ? behindTorn(sent, came) : null;
    if (torn !== null) return { kind: 'torn', bytes: torn };
    return this.isThere ? { kind: 'collision' } : { kind: 'rest', bytes: came };
  }
}

/** Where the bytes are those that were sent, as far as they have come; null: nowhere. */
function startOfCopy(sent: Uint8Array, came: Uint8Array): number | null {
  for (let start = 0; start < came.length && start <= MOST_NOISE; start += 1) {
    const copy = came.subarray(start, start + sent.length);
    if (start > 0 && copy.length < LEAST_LIKENESS) return null;
    if (isBeginning(sent, copy)) return start;
  }
  return null;
}

/** How many whole copies follow one another from the first byte on. */
function copiesFrom(sent: Uint8Array, came: Uint8Array): number {
  let copies = 0;
  while (isBeginning(came.subarray(copies * sent.length), sent)) copies += 1;
  return copies;
}

/** What follows the bytes that were sent, from where the lost ones would have been; null where they are not there. */
function behindTorn(sent: Uint8Array, came: Uint8Array): Uint8Array | null {
  const kept = sent.subarray(0, sent.length - MOST_LOST);
  for (let start = 0; start <= MOST_NOISE; start += 1) {
    if (isBeginning(came.subarray(start), kept)) return came.subarray(start + kept.length);
  }
  return null;
}

/** Whether the bytes begin with all of those. */
function isBeginning(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.length <= bytes.length && beginning.every((byte, at) => byte === bytes[at]);
}
