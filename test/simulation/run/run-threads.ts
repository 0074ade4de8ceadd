import { Worker } from 'node:worker_threads';
import type { KindName } from './play.ts';
import { addTally, type Order, type Tally } from './run-many.ts';

/** Plays on so many threads at once; the seeds are the same however many there are, but for the last few. */
export async function runThreads(order: {
  kind: KindName;
  fromSeed: number;
  sales: number;
  workers: number;
}): Promise<Tally> {
  const { kind, fromSeed, workers } = order;
  const sales = Math.ceil(order.sales / workers);
  const indexes = Array.from({ length: workers }, (_, index) => index);
  const tallies = await Promise.all(
    indexes.map((index) => runThread({ kind, fromSeed: fromSeed + index, stride: workers, sales })),
  );
  return tallies.reduce(addTally);
}

function runThread(order: Order): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: order });
    // Our own worker sends exactly this.
    worker.once('message', (tally: Tally) => resolve(tally));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`a thread of the simulation ended with code ${code}`));
    });
  });
}
