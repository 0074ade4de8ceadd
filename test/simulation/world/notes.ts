import { tiyn, TIYN_PER_TENGE, type Tiyn } from '../../../app/money/money.ts';

/** The notes that the machine is configured for, smallest first. */
export const NOTES: readonly Tiyn[] = [200, 500, 1_000, 2_000].map((tenge) => tiyn(tenge * TIYN_PER_TENGE));
