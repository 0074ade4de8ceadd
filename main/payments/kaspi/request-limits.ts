import { MINUTE_MS } from '../../../app/units.ts';

/** Time limits of the requests, in milliseconds. */
export const REQUEST_LIMITS = {
  /** The customer looks at "preparing" meanwhile. */
  createMs: 8_000,
  statusMs: 8_000,
  pingMs: 5_000,
  setUpMs: 10_000,
  /** No customer waits, and a lost answer costs another request. */
  returnMs: 15_000,
} as const;

/** `remote/client-info` may be called this often within a minute by one device (specification, 4.6.1). */
export const CLIENT_INFO_PER_MINUTE = 50;
/** Nearest distance of two questions about one invoice, in milliseconds: as fast as a finger, not as a machine. */
export const REMOTE_QUESTION_MIN_MS = 3_500;

/** Gaps between questions that resemble each other so much are a machine's; a person who happens to be refused asks again. */
const EVEN_GAPS = 2;
const EVENNESS = 0.1;
const MAX_INVOICES = 1_000;

/** Whether something may be repeated within a sliding minute; moments of the monotonic clock. */
class MinuteBudget {
  readonly #limit: number;
  #moments: readonly number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(nowMs: number): boolean {
    // A whole minute and a moment: the server's clock need not tick with ours.
    this.#moments = this.#moments.filter((moment) => nowMs - moment <= MINUTE_MS);
    if (this.#moments.length >= this.#limit) return false;
    this.#moments = [...this.#moments, nowMs];
    return true;
  }
}

/** Keeps the invoices of this run, and refuses requests about them that no person caused. */
class InvoiceGuard {
  /** The last questions about each invoice. */
  readonly #askedMs = new Map<string, readonly number[]>();

  add(qrPaymentId: string): void {
    this.#askedMs.set(qrPaymentId, []);
    const [oldest] = this.#askedMs.keys();
    if (this.#askedMs.size > MAX_INVOICES && oldest !== undefined) this.#askedMs.delete(oldest);
  }

  has(qrPaymentId: string): boolean {
    return this.#askedMs.has(qrPaymentId);
  }

  /** Why a question may not be asked at this moment, or null. */
  refuse(qrPaymentId: string, nowMs: number): 'TOO-SOON' | 'TIMER' | null {
    if (!this.has(qrPaymentId)) this.add(qrPaymentId);
    const before = this.#askedMs.get(qrPaymentId) ?? [];
    const last = before.at(-1);
    if (last !== undefined && nowMs - last < REMOTE_QUESTION_MIN_MS) return 'TOO-SOON';
    const asked = [...before, nowMs].slice(-(EVEN_GAPS + 1));
    // The refused question counts as well: a timer does not come through by going on.
    this.#askedMs.set(qrPaymentId, asked);
    return isEven(asked) ? 'TIMER' : null;
  }
}

/** What is known about remote payments beyond one connection: a new certificate must not make it forgotten. */
export class RemoteLimits {
  readonly invoices = new InvoiceGuard();
  readonly clientInfo = new MinuteBudget(CLIENT_INFO_PER_MINUTE);
}

function isEven(moments: readonly number[]): boolean {
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
  if (gaps.length < EVEN_GAPS) return false;
  const shortest = Math.min(...gaps);
  return Math.max(...gaps) - shortest <= shortest * EVENNESS;
}
