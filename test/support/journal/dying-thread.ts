/** The journal's thread that ends at once, as one without memory does, at an entry with a certain version. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { serveJournal } from '../../../main/journal/worker/serve-journal.ts';

const { dataDirectory } = z.object({ dataDirectory: z.string() }).parse(workerData);
const version = z.object({ kind: z.literal('started'), version: z.string() });

class DyingKeeper extends JournalKeeper {
  override append(...[entries, now]: Parameters<JournalKeeper['append']>): ReturnType<JournalKeeper['append']> {
    const found = version.safeParse(entries[0]);
    if (found.data?.version === 'dies before') process.exit(1);
    const appended = super.append(entries, now);
    if (found.data?.version === 'dies after') process.exit(1);
    return appended;
  }
}

if (parentPort === null) throw new Error('this file is started as a thread');
serveJournal(parentPort, new DyingKeeper(dataDirectory, { openDatabase: (file) => new Database(file) }));
