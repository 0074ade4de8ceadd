/** Number of the last questions about one key whose moments are kept. */
const REMEMBERED = 3;
/** Intervals that differ by a smaller fraction come from a timer (4.6). */
const SAME_INTERVAL = 0.1;
const MAX_WATCHED = 10_000;

interface Watched {
  readonly moments: readonly number[];
  readonly finalSent: boolean;
}

const NEVER: Watched = { moments: [], finalSent: false };

/** A question about a status, compared with those before it. */
export interface Question {
  /** Time since the previous question; null for the first. */
  readonly sinceLastMs: number | null;
  /** Whether this question and the two before it came at the same interval. */
  readonly regular: boolean;
  /** Whether a final status was answered before. */
  readonly finalSent: boolean;
}

/** Records when clients ask for a status, and which final answers they received. */
export class QuestionWatch {
  readonly #watched = new Map<string, Watched>();

  /** Records a question about `key` at a moment of the monotonic clock. */
  ask(key: string, nowMs: number): Question {
    const { moments, finalSent: finalSent } = this.#watched.get(key) ?? NEVER;
    const latest = [...moments, nowMs].slice(-REMEMBERED);
    this.#set(key, { moments: latest, finalSent: finalSent });
    const last = moments.at(-1);
    return { sinceLastMs: last === undefined ? null : nowMs - last, regular: isRegular(latest), finalSent: finalSent };
  }

  /** Records that a final status was sent completely. */
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
