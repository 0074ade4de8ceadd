import { MINUTE_MS, SECOND_MS } from '../../units.ts';

/** How a machine joins a fleet: the limits of one code. */
export const ENROL_LIMITS = {
  /** A code counts for so long. */
  codeMs: 10 * MINUTE_MS,
  /** The machine says again that it is here: nothing of it is kept by the broker. */
  helloMs: 5 * SECOND_MS,
  /** Each wrong code is one guess of a billion; after so many the machine shows another one. */
  mostWrong: 3,
  /** Of a message of either side. */
  mostBytes: 64_000,
} as const;
