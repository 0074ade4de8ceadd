/** The thread that works with sticks: it alone waits for them. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { stickWorker } from './serve.ts';
import { askedSchema, type Answered } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const { folder } = z.strictObject({ folder: z.string().nullable() }).parse(workerData);
const serve = stickWorker(folder);

port.on('message', (data: unknown) => {
  const { id, work } = askedSchema.parse(data);
  const tell = (answered: Answered): void => {
    port.postMessage(answered);
  };
  try {
    tell({ id, answer: serve(work), error: null });
  } catch (error) {
    tell({ id, answer: null, error: error instanceof Error ? error.message : String(error) });
  }
});
