import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Stick } from '../../../app/export/outcome.ts';
import type { StickFailure } from '../../../app/import/stick-file.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import type { RemovableMedia, StickAnswers, StickWork } from '../stick-work.ts';
import { answeredSchema, type Asked } from './messages.ts';

/** So long a stick may take. Whoever stands at the machine pulls it out earlier than that if nothing happens. */
const STICK_LIMITS: Readonly<Record<StickWork['kind'], number>> = {
  'sticks': 10 * SECOND_MS,
  'find': 30 * SECOND_MS,
  'read': MINUTE_MS,
  'fetch': MINUTE_MS,
  'write': MINUTE_MS,
  'settings': MINUTE_MS,
  'pictures': 3 * MINUTE_MS,
  'payments': 2 * MINUTE_MS,
  'payments-page': 10 * SECOND_MS,
  'payments-forget': 10 * SECOND_MS,
};
/** The thread ends after this time without work, and forgets the list that it holds. */
const REST_AFTER_MS = 10 * MINUTE_MS;
/** So many threads may hang in the system's calls at once; after that nothing more is tried until one of them returns. */
const MOST_HANGING = 4;

/** Where the thread's program is, and what else it uses like a stick. */
export interface StickPlace {
  /** The built file of `thread.ts`. */
  readonly program: string;
  /** A folder of the configuration or the command line; null where there is none. */
  readonly folder: string | null;
  readonly clock: Pick<Clock, 'setTimer'>;
}

/** The thread is started by the first work, and left alone where a stick answers nothing. */
export function openSticks(place: StickPlace): RemovableMedia {
  return new StickThreads(place);
}

type Settle = (answered: Result<unknown, StickFailure>) => void;

interface Waiting {
  readonly worker: Worker;
  readonly settle: Settle;
}

class StickThreads implements RemovableMedia {
  readonly #place: StickPlace;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #hanging = 0;
  #lastId = 0;
  #endRest: CancelTimer = () => undefined;

  constructor(place: StickPlace) {
    this.#place = place;
  }

  async sticks(): Promise<readonly Stick[]> {
    const found = await this.do<'sticks'>({ kind: 'sticks' });
    return found.ok ? found.value : [];
  }

  async do<K extends StickWork['kind']>(
    work: Extract<StickWork, { readonly kind: K }>,
  ): Promise<Result<StickAnswers[K], StickFailure>> {
    const answered = await this.#ask(work);
    return answered.ok ? ok(z.custom<StickAnswers[K]>(() => true).parse(answered.value)) : answered;
  }

  #ask(work: StickWork): Promise<Result<unknown, StickFailure>> {
    if (this.#worker === null && this.#hanging >= MOST_HANGING) return Promise.resolve(err({ kind: 'hangs' }));
    this.#endRest();
    const worker = (this.#worker ??= this.#start());
    this.#lastId += 1;
    const asked: Asked = { id: this.#lastId, work };
    return new Promise((resolve) => {
      const cancel = this.#place.clock.setTimer(STICK_LIMITS[work.kind], () => {
        this.#leaveAlone(worker);
      });
      this.#waiting.set(asked.id, {
        worker,
        settle: (answered) => {
          cancel();
          resolve(answered);
        },
      });
      worker.postMessage(asked);
    });
  }

  #start(): Worker {
    const { program, folder } = this.#place;
    const worker = new Worker(program, { workerData: { folder }, name: 'sticks' });
    // It holds up no end of the application: a half file has no name yet.
    worker.unref();
    let why = '';
    worker.on('message', (data: unknown) => {
      const { id, answer, error } = answeredSchema.parse(data);
      this.#settle(id, error === null ? ok(answer) : err({ kind: 'broken', detail: error }));
    });
    worker.on('error', (error) => {
      why = String(error);
    });
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#worker = null;
      const detail = `the thread of the sticks has ended (code ${String(code)}) ${why}`.trim();
      this.#settleAll(worker, { kind: 'broken', detail });
    });
    return worker;
  }

  /** A call of the system that does not return cannot be ended; the next work has a thread of its own. */
  #leaveAlone(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    this.#hanging += 1;
    worker.on('exit', () => {
      this.#hanging -= 1;
    });
    this.#settleAll(worker, { kind: 'hangs' });
    void worker.terminate();
  }

  #settleAll(worker: Worker, failure: StickFailure): void {
    for (const [id, waiting] of this.#waiting) if (waiting.worker === worker) this.#settle(id, err(failure));
  }

  #settle(id: number, answered: Result<unknown, StickFailure>): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.settle(answered);
    if (this.#waiting.size > 0) return;
    this.#endRest();
    this.#endRest = this.#place.clock.setTimer(REST_AFTER_MS, () => {
      const worker = this.#worker;
      this.#worker = null;
      void worker?.terminate();
    });
  }
}
