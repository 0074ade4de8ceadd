/** One thread of a long simulation: gets its order, plays, and sends what it counted. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { KINDS } from './play.ts';
import { runMany } from './run-many.ts';

const orderSchema = z.object({ kind: z.enum(KINDS), fromSeed: z.number(), stride: z.number(), sales: z.number() });

parentPort?.postMessage(await runMany(orderSchema.parse(workerData)));
