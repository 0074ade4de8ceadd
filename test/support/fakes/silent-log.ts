import type { Log } from '../../../app/log/events.ts';

/** For tests that do not look at the log. */
export const silentLog: Log = { write: () => undefined };
