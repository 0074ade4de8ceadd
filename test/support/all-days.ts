import type { DayPeriod } from '../../app/journal/days.ts';

/** The period without limits. */
export const ALL_DAYS: DayPeriod = { from: null, to: null };
