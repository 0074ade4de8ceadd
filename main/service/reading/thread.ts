/**
 * The thread that reads journal, log and certificates for the service menu, so that slow reading does not block main.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { questionSchema, type Answer } from './messages.ts';
import { reader } from './reader.ts';

const { dataDirectory } = z.strictObject({ dataDirectory: z.string() }).parse(workerData);
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const read = reader(dataDirectory);

port.on('message', (data: unknown) => {
  const question = questionSchema.parse(data);
  const { id } = question;
  read(question).then(
    (answer) => {
      port.postMessage({ id, answer, error: null } satisfies Answer);
    },
    (error: unknown) => {
      const sentence = error instanceof Error ? error.message : String(error);
      port.postMessage({ id, answer: null, error: sentence } satisfies Answer);
    },
  );
});
