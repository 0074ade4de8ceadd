/** Moments of the last questions about one thing, oldest first. */
const REMEMBERED = 3;
/** Intervals that differ by less are the work of a timer (4.6). */
const SAME_INTERVAL = 0.1;
const MAX_WATCHED = 10_000;

interface Watched {
  readonly moments: readonly number[];
  readonly finalSent: boolean;
}

const NEVER: Watched = { moments: [], finalSent: false };

/** What is known about a question when it comes; moments are milliseconds of the monotonic clock. */
export interface Question {
  /** Since the question before; null for the first. */
  readonly sinceLastMs: number | null;
  /** This question and the two before came at the same interval. */
  readonly regular: boolean;
  /** A final status has been answered before. */
  readonly finalSent: boolean;
}

/** Watches how often clients ask for a status. */
export class QuestionWatch {
  readonly #watched = new Map<string, Watched>();

  /** Notes a question about `key`. */
  ask(key: string, nowMs: number): Question {
    const { moments, finalSent: finalSent } = this.#watched.get(key) ?? NEVER;
    const latest = [...moments, nowMs].slice(-REMEMBERED);
    this.#set(key, { moments: latest, finalSent: finalSent });
    const last = moments.at(-1);
    return { sinceLastMs: last === undefined ? null : nowMs - last, regular: isRegular(latest), finalSent: finalSent };
  }

  /** A final status went out whole. */
  finalSent(key: string): void {
    this.#set(key, { ...(this.#watched.get(key) ?? NEVER), finalSent: true });
  }

  #set(key: string, watched: Watched): void {
    this.#watched.set(key, watched);
    const oldest = this.#watched.keys().next();
    if (this.#watched.size > MAX_WATCHED && oldest.done !== true) this.#watched.delete(oldest.value);
  }
}

function isRegular(moments: readonly number[]): boolean {
  const [first, second, third] = moments;
  if (first === undefined || second === undefined || third === undefined) return false;
  const before = second - first;
  return Math.abs(third - second - before) <= SAME_INTERVAL * before;
}
