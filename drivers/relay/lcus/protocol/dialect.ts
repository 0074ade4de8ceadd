import { z } from 'zod';
import { encodeCommand, type State } from './frame.ts';

/**
 * What a board understands (spec/peripherals section 4, and the field).
 * - `frames`: A0, channel, operation, sum
 * - `d0`: two bytes, D0 01 closes and D0 00 opens the one contact; it answers no questions
 */
export type Dialect = 'frames' | 'd0';

/** The dialect in the settings. */
export const dialect = z
  .enum(['auto', 'frames', 'd0'])
  .describe('What the board understands: `frames` (A0 01 01 A2), `d0` (D0 01, one channel); `auto` asks the board.');

const D0_HEAD = 0xd0;

/** The contact that a board of the dialect `d0` has. */
export const D0_CHANNEL = 1;

const D0_BYTES: Readonly<Record<State, number>> = { off: 0x00, on: 0x01 };

/** Closes or opens the contact of a board of the dialect `d0`. */
export function encodeD0(state: State): Uint8Array {
  return Uint8Array.of(D0_HEAD, D0_BYTES[state]);
}

/** The command that switches a channel, in the board's dialect. */
export function encodeSwitch(spoken: Dialect, channel: number, state: State): Uint8Array {
  return spoken === 'd0' ? encodeD0(state) : encodeCommand(channel, state);
}

/**
 * Opens the contact of a board of the dialect `d0`, as a question: one that understands it may answer. Twice, because a
 * board that waits for frames of four bytes would otherwise lose step.
 */
export const D0_PROBE = Uint8Array.of(...encodeD0('off'), ...encodeD0('off'));

/** Asks for all channels in words; four bytes for the same reason. */
export const WORDS_PROBE = Uint8Array.of(0xff, 0xff, 0xff, 0xff);
/** The same to a board that is known to answer it. */
export const WORDS_QUESTION = Uint8Array.of(0xff);

/** `CH1: ON`, `CH01=off`, `Relay 1 is ON`, `K1-OFF`, `CH1:1`; the number of a channel with two digits is another one. */
const IN_WORDS =
  /(?:CH|CHANNEL|RELAY|K)[\s#_-]*0?(\d)(?!\d)\s*(?:(?:IS|STATE|STATUS)\s*)?(?:[:=-]?\s*(ON|OFF)|[:=]\s*([01])(?!\d))/gi;

/** The state of a channel in a text, as in "CH1: ON"; undefined without one. The latest state counts. */
export function stateInWords(text: string, channel: number): State | undefined {
  const [, , word, digit] =
    [...text.matchAll(IN_WORDS)].filter(([, number]) => Number(number) === channel).at(-1) ?? [];
  const said = word ?? digit;
  return said === undefined ? undefined : ['ON', '1'].includes(said.toUpperCase()) ? 'on' : 'off';
}

/** Whether these bytes are the answer of a board of the dialect `d0` to the command to open its contact. */
export function isD0Answer(received: readonly number[]): boolean {
  return received.some((byte, at) => byte === D0_HEAD && received[at + 1] === D0_BYTES.off);
}
