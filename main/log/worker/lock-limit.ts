/** Another program may hold the log for writing; after that a line counts as missing. */
export const LOCK_LIMIT_MS = 5_000;
