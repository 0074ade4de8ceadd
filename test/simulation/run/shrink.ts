/** Runs a tape; the rule that was broken, or null where none was, the tape as far as it was played, and what each value of it decided. */
export type Trial = (
  tape: readonly number[],
) => Promise<{ rule: string | null; used: readonly number[]; labels: readonly string[] }>;

/** A person waits for the result: after this nothing more is tried, and the best tape so far is the result. */
export const SHRINK_LIMITS = { trials: 3_000, timeMs: 40_000 } as const;

export interface ShrinkLimits {
  readonly trials: number;
  readonly timeMs: number;
}

type Attempt = (candidate: readonly number[]) => Promise<boolean>;

export interface Shrunk {
  readonly tape: readonly number[];
  readonly trials: number;
  /** A limit ended it, so that a shorter tape may exist. */
  readonly isCut: boolean;
}

/**
 * Makes a failing tape as short and as harmless as it gets while the same rule stays broken: takes all
 * decisions of one kind back at once, cuts the end off, takes back ranges, ever shorter ones, and lowers what is left.
 * Ends at the limits at the latest, except for a single trial that takes longer.
 */
export async function shrink(
  tape: readonly number[],
  rule: string,
  trial: Trial,
  limits: ShrinkLimits = SHRINK_LIMITS,
  nowMs: () => number = () => performance.now(),
): Promise<Shrunk> {
  const endMs = nowMs() + limits.timeMs;
  let best = withoutTail(tape);
  let labels: readonly string[] = [];
  let trials = 0;
  const isOver = (): boolean => trials >= limits.trials || nowMs() >= endMs;
  const attempt: Attempt = async (candidate) => {
    if (isOver()) return false;
    trials += 1;
    const result = await trial(candidate);
    if (result.rule !== rule) return false;
    best = withoutTail(result.used.slice(0, candidate.length));
    labels = result.labels;
    return true;
  };
  await attempt(best);
  for (const label of new Set(labels)) await attempt(best.map((value, index) => (labels[index] === label ? 0 : value)));
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    while (best.length > size && (await attempt(best.slice(0, best.length - size))));
  }
  for (let changed = true; changed && !isOver();) {
    const before = key(best);
    await takeBack(() => best, attempt);
    await lower(() => best, attempt);
    changed = key(best) !== before;
  }
  return { tape: best, trials, isCut: isOver() };
}

async function takeBack(best: () => readonly number[], attempt: Attempt): Promise<void> {
  for (let size = Math.ceil(best().length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < best().length; start += size) {
      const now = best();
      if (now.slice(start, start + size).every((value) => value === 0)) continue;
      if (!(await attempt(now.map((value, index) => (index >= start && index < start + size ? 0 : value))))) {
        await attempt([...now.slice(0, start), ...now.slice(start + size)]);
      }
    }
  }
}

async function lower(best: () => readonly number[], attempt: Attempt): Promise<void> {
  for (let index = 0; index < best().length; index += 1) {
    for (let value = best()[index] ?? 0; value > 0;) {
      const next = value > 8 ? Math.floor(value / 2) : value - 1;
      const at = index;
      if (!(await attempt(best().map((old, place) => (place === at ? next : old))))) break;
      value = next;
    }
  }
}

function withoutTail(tape: readonly number[]): readonly number[] {
  const last = tape.findLastIndex((value) => value !== 0);
  return tape.slice(0, last + 1);
}

function key(tape: readonly number[]): string {
  return tape.join(',');
}
