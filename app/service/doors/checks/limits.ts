import { tiyn } from '../../../money/money.ts';
import { MINUTE_MS, SECOND_MS } from '../../../units.ts';

/** If writing the intent takes longer than this, there is no pulse, because the person may have left. */
export const PULSE_WITHIN_MS = 10 * SECOND_MS;
/** So long the drop sensor is looked at live. */
export const BEAM_WATCH_MS = MINUTE_MS;
/** The amount of a test sale: ten tenge of the test host's money. */
export const TEST_SALE_TIYN = tiyn(1_000);
/** The channels that are shown if the board's settings do not give their number. */
export const USUAL_CHANNELS = 8;
