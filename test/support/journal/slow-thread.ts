/**
 * The journal's thread over a disk of which every wait takes the time in the file `slow-ms` beside the journal: a card
 * that moves its blocks, or a disk that spins up.
 */
import fs, { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';

const { dataDirectory } = z.object({ dataDirectory: z.string() }).parse(workerData);

const LOOK_EVERY_MS = 10;

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Read each time, so that a disk can become fast again; one that is held waits until it does. */
function force(): void {
  const said = (): string => readFileSync(join(dataDirectory, 'slow-ms'), 'utf8');
  while (said() === 'held') sleep(LOOK_EVERY_MS);
  sleep(Number(said()));
}

const fsync = fs.fsyncSync;
fs.fsyncSync = (handle) => {
  force();
  fsync(handle);
};
syncBuiltinESMExports();

/** SQLite flushes in its own code: what makes it do so waits beside it. */
function openSlow(file: string): Database.Database {
  const database = new Database(file);
  const pragma = database.pragma.bind(database);
  database.pragma = (source, options) => {
    if (source.startsWith('wal_checkpoint') || source.startsWith('journal_mode')) force();
    return pragma(source, options);
  };
  const exec = database.exec.bind(database);
  database.exec = (source) => {
    if (source === 'COMMIT') force();
    return exec(source);
  };
  const close = database.close.bind(database);
  database.close = () => {
    force();
    return close();
  };
  database.transaction = new Proxy(database.transaction, {
    apply: (target, self, [act]: [(...given: unknown[]) => unknown]) => {
      const slowly = (...given: unknown[]): unknown => {
        const result = act(...given);
        force();
        return result;
      };
      return Reflect.apply(target, self, [slowly]);
    },
  });
  return database;
}

// Only now, because they take `fsyncSync` when they are loaded.
const { JournalKeeper } = await import('../../../main/journal/keeper/journal-keeper.ts');
const { serveJournal } = await import('../../../main/journal/worker/serve-journal.ts');
if (parentPort === null) throw new Error('this file is started as a thread');
serveJournal(parentPort, new JournalKeeper(dataDirectory, { openDatabase: openSlow }));
