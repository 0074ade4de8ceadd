import { delays } from '../common/delays.ts';

/** Start, eight data, parity and stop bit, or two stop bits where there is no parity. */
const BITS_PER_BYTE = 11;
/** Modbus over serial line: frames are apart by the time of 3.5 characters. */
const GAP_BYTES = 3.5;

/** Bytes of a question and its answer, with an echo. */
export const LONGEST_EXCHANGE = 48;

/** How long so many bytes are on the line, in whole milliseconds. */
export function wireMs(bytes: number, baudRate: number): number {
  return Math.ceil((bytes * BITS_PER_BYTE * 1_000) / baudRate);
}

/** Silence that has to lie between two frames, in whole milliseconds; above 19200 baud the standard fixes it. */
export function frameGapMs(baudRate: number): number {
  return Math.max(delays.modbusShortestGapMs, wireMs(GAP_BYTES, baudRate));
}

/** How long the line is needed for a request that is not answered, after another one that was not. */
export function unansweredMs(answerLimitMs: number, baudRate: number): number {
  return delays.modbusSettleMs + answerLimitMs + wireMs(LONGEST_EXCHANGE, baudRate) + frameGapMs(baudRate);
}
