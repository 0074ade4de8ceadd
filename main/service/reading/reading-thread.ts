import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { answerSchema, type Answer, type Asked, type Question } from './messages.ts';

/** The thread ends after this time without a request. */
const REST_AFTER_MS = MINUTE_MS;

/** Where the thread's program is, and what it reads. */
export interface ReadingPlace {
  /** The built file of `thread.ts`. */
  readonly program: string;
  readonly dataDirectory: string;
  readonly clock: Pick<Clock, 'setTimer'>;
}

/** Reads the data directory for the service menu, away from main's thread. */
export interface Reading {
  /** Rejects with a sentence where it cannot be read. */
  ask<T>(asked: Asked, schema: z.ZodType<T>): Promise<T>;
}

/** The thread is started by the first question. */
export function openReading(place: ReadingPlace): Reading {
  return new ReadingThread(place);
}

class ReadingThread implements Reading {
  readonly #place: ReadingPlace;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #worker: Worker | null = null;
  #lastId = 0;
  #endRest: CancelTimer = () => undefined;

  constructor(place: ReadingPlace) {
    this.#place = place;
  }

  ask<T>(asked: Asked, schema: z.ZodType<T>): Promise<T> {
    this.#endRest();
    const worker = (this.#worker ??= this.#start());
    this.#lastId += 1;
    const question: Question = { ...asked, id: this.#lastId };
    const answered = new Promise<T>((resolve, reject) => {
      this.#waiting.set(question.id, ({ answer, error }) => {
        const read = schema.safeParse(answer);
        if (error !== null) reject(new Error(error));
        else if (read.success) resolve(read.data);
        else reject(read.error);
      });
    });
    worker.postMessage(question);
    return answered;
  }

  #start(): Worker {
    const { program, dataDirectory } = this.#place;
    const worker = new Worker(program, { workerData: { dataDirectory }, name: 'reading' });
    // It holds up no end of the application: it only reads.
    worker.unref();
    let why = '';
    worker.on('message', (data: unknown) => {
      this.#take(answerSchema.parse(data));
    });
    worker.on('error', (error) => {
      why = String(error);
    });
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#worker = null;
      const error = `the reading thread has ended (code ${String(code)}) ${why}`.trim();
      for (const id of this.#waiting.keys()) this.#take({ id, answer: null, error });
    });
    return worker;
  }

  #take(answer: Answer): void {
    const take = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    take?.(answer);
    if (this.#waiting.size > 0) return;
    this.#endRest();
    this.#endRest = this.#place.clock.setTimer(REST_AFTER_MS, () => {
      const worker = this.#worker;
      this.#worker = null;
      void worker?.terminate();
    });
  }
}
