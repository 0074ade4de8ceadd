/**
 * The journal's thread over a disk whose synchronisation takes the time in the file `slow-ms` beside the journal: a
 * card that moves its blocks, or a disk that spins up.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { serveJournal } from '../../../main/journal/worker/serve-journal.ts';

const { dataDirectory } = z.object({ dataDirectory: z.string() }).parse(workerData);

/** Waits once; later calls find a fast disk. */
function force(): void {
  const slowMs = Number(readFileSync(join(dataDirectory, 'slow-ms'), 'utf8'));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, slowMs);
}

function openSlow(file: string): Database.Database {
  const database = new Database(file);
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

if (parentPort === null) throw new Error('this file is started as a thread');
serveJournal(parentPort, new JournalKeeper(dataDirectory, { openDatabase: openSlow }));
