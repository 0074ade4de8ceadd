import { Worker } from 'node:worker_threads';

/** What the thread is started with. */
export interface WorkerPlace {
  /** The built file of `thread.ts`. */
  readonly program: string;
  readonly dataDirectory: string;
}

/** The journal's thread while nothing asks it yet. */
export interface StartedWorker {
  readonly worker: Worker;
  /** Whether it has ended already; it is of no use then. */
  readonly hasEnded: () => boolean;
}

/**
 * Starts the thread of `openJournalThread` ahead of it: loading its program takes a tenth of a second of a core that has
 * nothing else to do while Electron itself starts. Imports no library, because main waits for this module.
 */
export function startJournalWorker(place: WorkerPlace): StartedWorker {
  const worker = newJournalWorker(place);
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  worker.once('error', over);
  worker.once('exit', over);
  return { worker, hasEnded: () => isOver };
}

export function newJournalWorker({ program, dataDirectory }: WorkerPlace): Worker {
  return new Worker(program, { workerData: { dataDirectory }, name: 'journal' });
}
