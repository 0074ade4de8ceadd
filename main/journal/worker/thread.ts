/** The thread that uses `journal.db` and blocks on the disk and on locks of other programs. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { JournalKeeper } from '../keeper/journal-keeper.ts';
import { serveJournal } from './serve-journal.ts';

const { dataDirectory } = z.object({ dataDirectory: z.string() }).parse(workerData);
if (parentPort === null) throw new Error('this file is started as a thread');
serveJournal(parentPort, new JournalKeeper(dataDirectory));
