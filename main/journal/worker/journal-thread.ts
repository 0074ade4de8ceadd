import type { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { err, ok, type Result } from '../../../app/result.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import type { KioskJournal, OpenedJournal, TidyReport } from '../kiosk-journal.ts';
import {
  answerSchema,
  nothingAnswer,
  doneAnswer,
  knowsAnswer,
  openAnswer,
  tidyAnswer,
  type Asked,
  type Question,
} from './messages.ts';
import { newJournalWorker, type StartedWorker, type WorkerPlace } from './started-worker.ts';

/** The options of the thread. */
export interface ThreadPlace extends WorkerPlace {
  /** A thread that was started ahead for this place. */
  readonly started?: StartedWorker;
  /**
   * Called when an append that was refused because the thread ended is on disk after all. Only a new start of the
   * application can continue from there. Without this, the error is thrown as an uncaught exception.
   */
  readonly onDisagreement?: (error: Error) => void;
}

/** Opens the journal in a thread of its own, so that callers do not block on a disk or a lock. It starts at once. */
export function openJournalThread(place: ThreadPlace): KioskJournal {
  return new JournalThread(place);
}

function throwLater(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}

/** Takes an answer; null if the thread ended without one. */
type TakeAnswer = (given: { readonly answer: unknown } | null) => void;

/** The refusal of an append without the thread. */
type Lost = Result<never, Problem>;

class JournalThread implements KioskJournal {
  readonly #place: ThreadPlace;
  #worker: Worker | null;
  #waiting = new Map<number, TakeAnswer>();
  #lastId = 0;
  /** The last opening while the journal has no later entry, so that a start can use one made ahead. */
  #opened: Promise<Result<OpenedJournal, Problem>> | null = null;
  /** Sequence of the last entry acknowledged to the running kiosk; null before the first opening. */
  #known: number | null = null;
  #isOpen = false;
  #why = 'the journal is not open';
  #isClosed = false;

  constructor(place: ThreadPlace) {
    this.#place = place;
    const { started } = place;
    this.#worker = started === undefined || started.hasEnded() ? this.#start() : this.#listened(started.worker);
  }

  open(): Promise<Result<OpenedJournal, Problem>> {
    if (this.#opened !== null) return this.#opened;
    const opening = this.#open();
    const forget = (): void => {
      if (this.#opened === opening) this.#opened = null;
    };
    this.#opened = opening;
    void opening.then(({ ok: isOpen }) => {
      if (!isOpen) forget();
    }, forget);
    return opening;
  }

  append(...[entries, now]: Parameters<KioskJournal['append']>): Promise<Result<void, Problem>> {
    if (!this.#isOpen) return Promise.resolve(this.#lost());
    this.#opened = null;
    return this.#ask({ kind: 'append', entries, now }, doneAnswer, (lost) => lost);
  }

  async probe(): Promise<Result<void, Problem>> {
    if (this.#isOpen) return this.#ask({ kind: 'probe' }, doneAnswer, (lost) => lost);
    const opened = await this.open();
    return opened.ok ? ok(undefined) : opened;
  }

  tidy(now: Parameters<KioskJournal['tidy']>[0]): Promise<TidyReport> {
    // The opening is dropped, because this may write a summary.
    this.#opened = null;
    return this.#ask({ kind: 'tidy', now }, tidyAnswer, () => ({ logBytes: 0, isRead: false }));
  }

  knowsPurchase(qrPaymentId: string, binding: string | null): Promise<boolean | null> {
    return this.#ask<boolean | null>({ kind: 'knows', qrPaymentId, binding }, knowsAnswer, () => null);
  }

  keepView(kept: string): Promise<void> {
    return this.#ask({ kind: 'keep-view', kept }, nothingAnswer, () => undefined);
  }

  async close(): Promise<void> {
    await this.#ask({ kind: 'close' }, nothingAnswer, () => undefined);
    this.#isClosed = true;
    this.#isOpen = false;
    await this.#worker?.terminate();
  }

  /** Opens the journal, if needed in a new thread, whose last entry must be the one of the running kiosk. */
  async #open(): Promise<Result<OpenedJournal, Problem>> {
    if (this.#isClosed) return this.#lost();
    this.#worker ??= this.#start();
    const before = this.#known;
    const opened = await this.#ask({ kind: 'open' }, openAnswer, (lost) => lost);
    if (!opened.ok) return opened;
    const { lastSequence } = opened.value.ledger;
    if (before !== null && before !== lastSequence) {
      const disagreement = new Error(
        `the journal ends with entry ${String(lastSequence)}, the running kiosk knows of ${String(before)}`,
      );
      const { onDisagreement = throwLater } = this.#place;
      onDisagreement(disagreement);
      return err(problem('journal-failed', { detail: 'the journal has entries that the running kiosk does not know' }));
    }
    this.#known = lastSequence;
    this.#isOpen = true;
    return opened;
  }

  #start(): Worker {
    return this.#listened(newJournalWorker(this.#place));
  }

  #listened(worker: Worker): Worker {
    let why = '';
    worker.on('message', (data: unknown) => {
      this.#answered(data);
    });
    worker.on('error', (error) => {
      why = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', (code) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#isOpen = false;
      this.#opened = null;
      if (!this.#isClosed) this.#why = `the journal's thread has ended (code ${String(code)}) ${why}`.trim();
      const waiting = this.#waiting;
      this.#waiting = new Map();
      for (const take of waiting.values()) take(null);
    });
    return worker;
  }

  #answered(data: unknown): void {
    const { id, answer, lastSequence } = answerSchema.parse(data);
    const take = this.#waiting.get(id);
    if (take === undefined) throw new Error(`an answer without a question: ${String(id)}`);
    this.#waiting.delete(id);
    if (this.#isOpen) this.#known = lastSequence;
    take({ answer });
  }

  #ask<T>(asked: Asked, schema: z.ZodType<T>, whenLost: (lost: Lost) => T): Promise<T> {
    const worker = this.#worker;
    if (worker === null) return Promise.resolve(whenLost(this.#lost()));
    this.#lastId += 1;
    const question: Question = { ...asked, id: this.#lastId };
    const answer = new Promise<T>((resolve, reject) => {
      this.#waiting.set(question.id, (given) => {
        if (given === null) {
          resolve(whenLost(this.#lost()));
          return;
        }
        const read = schema.safeParse(given.answer);
        if (read.success) resolve(read.data);
        else reject(read.error);
      });
    });
    worker.postMessage(question);
    return answer;
  }

  #lost(): Lost {
    return err(problem('journal-failed', { detail: this.#why }));
  }
}
