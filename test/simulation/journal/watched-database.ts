import Database from 'better-sqlite3';

/** What stands between the product and better-sqlite3, never inside it. */
export interface DatabaseWatch {
  /** Whether the next transaction finds no room. */
  readonly isFull: () => boolean;
  /** All that came before is done; the log is about to be written back. */
  readonly beforeCheckpoint: () => void;
}

/** Opens a database whose disk can be made full, and that reports when it begins to write its log back. */
export function openWatched(file: string, watch: DatabaseWatch): Database.Database {
  const database = new Database(file);
  const refuseIfFull = (): void => {
    if (watch.isFull()) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
  };
  const exec = database.exec.bind(database);
  database.exec = (statements): Database.Database => {
    if (statements.startsWith('BEGIN')) refuseIfFull();
    return exec(statements);
  };
  const pragma = database.pragma.bind(database);
  database.pragma = (source, options): unknown => {
    if (source.startsWith('wal_checkpoint')) {
      refuseIfFull();
      watch.beforeCheckpoint();
    }
    return pragma(source, options);
  };
  database.transaction = new Proxy(database.transaction, {
    apply: (target, self, [act]: [(...given: unknown[]) => unknown]) => {
      const refusing = (...given: unknown[]): unknown => {
        refuseIfFull();
        return act(...given);
      };
      return Reflect.apply(target, self, [refusing]);
    },
  });
  return database;
}
