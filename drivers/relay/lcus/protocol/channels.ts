/** The channels of the largest LCUS board. At start all of them are switched off, wired or not. */
export const LCUS_CHANNELS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** Smaller boards have 1, 2 or 4; they ignore what they do not have. */
export const LCUS_CHANNEL_RANGE = { lowest: 1, highest: LCUS_CHANNELS.length } as const;
