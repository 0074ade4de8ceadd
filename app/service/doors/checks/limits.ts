import { MINUTE_MS, SECOND_MS } from '../../../units.ts';

/** A pulse whose intent takes longer to write than this does not happen: nobody looks any more. */
export const PULSE_WITHIN_MS = 10 * SECOND_MS;
/** So long the drop sensor is looked at live. */
export const BEAM_WATCH_MS = MINUTE_MS;
/** The channels that are shown of a board whose settings do not say how many it has. */
export const USUAL_CHANNELS = 8;
