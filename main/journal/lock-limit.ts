/** Limit of the wait for another program that holds the journal for writing; then an entry is refused. */
export const LOCK_LIMIT_MS = 5_000;
