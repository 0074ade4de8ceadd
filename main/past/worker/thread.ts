/** The thread that reads past sales: it alone waits for the disk, and the list follows the journal step by step. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { PastKeeper } from '../past-keeper.ts';
import { servePast } from './serve-past.ts';

const { dataDirectory } = z.object({ dataDirectory: z.string() }).parse(workerData);
if (parentPort === null) throw new Error('this file is started as a thread');
servePast(parentPort, new PastKeeper(dataDirectory));
