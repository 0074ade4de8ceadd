/** One thread of a long simulation: gets its order, plays, and sends what it counted. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { KINDS } from './kinds.ts';
import { REACHED } from '../world/reached.ts';
import { runMany } from './run-many.ts';

const orderSchema = z.object({
  kind: z.enum(KINDS),
  fromSeed: z.number(),
  stride: z.number(),
  sales: z.number(),
  ofEach: z.array(z.enum(REACHED)).optional(),
});

parentPort?.postMessage(await runMany(orderSchema.parse(workerData)));
