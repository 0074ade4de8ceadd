import { Worker } from 'node:worker_threads';
import type { KindName } from './kinds.ts';
import { addTally, type Order, type Tally } from './run-many.ts';

/** A simulation leaves nothing behind: with more room for new objects, the collector of garbage looks through fewer. */
const YOUNG_MB = 96;

/** Plays on so many threads at once; the seeds are the same however many there are, but for the last few. */
export async function runThreads(order: {
  kind: KindName;
  fromSeed: number;
  sales: number;
  ofEach?: Order['ofEach'];
  workers: number;
}): Promise<Tally> {
  const { kind, fromSeed, workers, ofEach } = order;
  const sales = Math.ceil(order.sales / workers);
  const indexes = Array.from({ length: workers }, (_, index) => index);
  const tallies = await Promise.all(
    indexes.map((index) => runThread({ kind, fromSeed: fromSeed + index, stride: workers, sales, ofEach })),
  );
  return tallies.reduce(addTally);
}

function runThread(order: Order): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: order, resourceLimits });
    // Our own worker sends exactly this.
    worker.once('message', (tally: Tally) => resolve(tally));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`a thread of the simulation ended with code ${code}`));
    });
  });
}
