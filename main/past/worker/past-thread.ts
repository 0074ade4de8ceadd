import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { err, type Result } from '../../../app/result.ts';
import type { PastFailure } from '../past-keeper.ts';
import type { PastSales } from '../past-sales.ts';
import { pastAnswerSchema, type PastAsked, type PastQuestion } from './messages.ts';

/** The thread's program, as built, and whose sales it reads. */
export interface ThreadPlace {
  readonly program: string;
  readonly dataDirectory: string;
}

/** Starts the thread at the first question. One that has ended is replaced at the next; its questions find nothing. */
export function openPastThread(place: ThreadPlace): PastSales {
  const thread = new PastThread(place);
  return {
    page: (query) => thread.ask({ kind: 'page', query }),
    sale: (saleId) => thread.ask({ kind: 'sale', saleId }),
    bars: (period) => thread.ask({ kind: 'bars', period }),
    cash: () => thread.ask({ kind: 'cash' }),
  };
}

class PastThread {
  readonly #place: ThreadPlace;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(place: ThreadPlace) {
    this.#place = place;
  }

  ask<T>(asked: PastAsked): Promise<Result<T, PastFailure>> {
    this.#worker ??= this.#start();
    this.#lastId += 1;
    const question: PastQuestion = { ...asked, id: this.#lastId };
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, (answer) => {
        // The answer comes from the same build, so only its shape is checked.
        const read = resultOf<T>().safeParse(answer);
        if (read.success) resolve(read.data);
        else reject(read.error);
      });
      worker.postMessage(question);
    });
  }

  #start(): Worker {
    const { program, dataDirectory } = this.#place;
    const worker = new Worker(program, { workerData: { dataDirectory }, name: 'past sales' });
    worker.unref();
    worker.on('message', (data: unknown) => {
      const { id, answer } = pastAnswerSchema.parse(data);
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    });
    // Without a listener it would be thrown in main; pending requests end with the thread's exit.
    worker.on('error', (error) => {
      process.stderr.write(`the thread of past sales has failed: ${String(error)}\n`);
    });
    worker.on('exit', () => {
      this.#worker = null;
      const lost = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const take of lost) take(err('unreadable'));
    });
    return worker;
  }
}

function resultOf<T>(): z.ZodType<Result<T, PastFailure>> {
  return z.union([
    z.strictObject({ ok: z.literal(true), value: z.custom<T>() }),
    z.strictObject({ ok: z.literal(false), error: z.literal('unreadable') }),
  ]);
}
