import type { PortError } from '../port/byte-port.ts';

/** What a coil is written with. */
export const coilValues = { on: 0xff00, off: 0x0000 } as const;

/**
 * One question to one device. `write-coil` takes the whole word, because some boards read more than on and off from it
 * (spec/peripherals section 4).
 */
export type ModbusRequest =
  | {
      readonly kind: 'read-coils' | 'read-inputs';
      readonly address: number;
      readonly first: number;
      readonly count: number;
    }
  | { readonly kind: 'write-coil'; readonly address: number; readonly coil: number; readonly value: number }
  | {
      readonly kind: 'write-coils';
      readonly address: number;
      readonly first: number;
      readonly states: readonly boolean[];
    };

/** The device carried it out, or answered the query; `sentMonoMs` is when the request was handed to the line. */
export interface ModbusAnswer {
  /** What was read, exactly as many as were asked for; nothing after a write. */
  readonly bits: readonly boolean[];
  readonly sentMonoMs: number;
}

/**
 * Why there is no good answer.
 * - `not-sent`: **no byte reached the line**
 * - `exception`: the device understood and refuses; the code is the standard's
 * - `no-answer`: nothing came within the time limit
 * - `damaged`: something came that is no answer to this request: a wrong CRC, a wrong length, another request's echo
 * `sentMonoMs` is when the request of the last two was handed to the line.
 * - `line`: the line went while the request was on its way
 */
export type ModbusFailure =
  | { readonly kind: 'not-sent' | 'line'; readonly reason: PortError }
  | { readonly kind: 'exception'; readonly code: number; readonly message: string }
  | { readonly kind: 'no-answer' | 'damaged'; readonly message: string; readonly sentMonoMs?: number };

/** The request in a few words, for the technical log. */
export function nameOf(request: ModbusRequest): string {
  const first = request.kind === 'write-coil' ? request.coil : request.first;
  return `${request.kind} ${first} of address ${request.address}`;
}

/** The exception for a function that the device does not have. */
export const ILLEGAL_FUNCTION = 1;

/**
 * The codes that mean that the device has done nothing: illegal function, address or value, busy, and no path behind a
 * gateway. With all others it may have begun; 5 means that it has.
 */
const NOTHING_WAS_DONE: readonly number[] = [ILLEGAL_FUNCTION, 2, 3, 6, 10];

/** Whether the request certainly had no effect. */
export function hadNoEffect(failure: ModbusFailure): boolean {
  return failure.kind === 'not-sent' || (failure.kind === 'exception' && NOTHING_WAS_DONE.includes(failure.code));
}

/** For the technical log. */
export function failureMessage(failure: ModbusFailure): string {
  return 'reason' in failure ? failure.reason.message : failure.message;
}

/** The failure as a port's error, for events that have no others. */
export function asPortError(failure: ModbusFailure): PortError {
  if ('reason' in failure) return failure.reason;
  return { kind: failure.kind === 'no-answer' ? 'timeout' : 'io', message: failure.message };
}
