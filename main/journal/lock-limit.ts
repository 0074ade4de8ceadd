/** Another program may hold the journal for writing; after that an entry is refused. */
export const LOCK_LIMIT_MS = 5_000;
