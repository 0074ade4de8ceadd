import { tiyn } from '../../../money/money.ts';
import { MINUTE_MS } from '../../../units.ts';

/** So long the drop sensor is looked at live. */
export const BEAM_WATCH_MS = MINUTE_MS;
/** The amount of a test sale: ten tenge of the test host's money. */
export const TEST_SALE_TIYN = tiyn(1_000);
