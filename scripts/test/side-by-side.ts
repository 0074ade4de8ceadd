import { availableParallelism } from 'node:os';

/** Limited because a type check of everything needs about a gigabyte of memory. */
const MOST_LANES = 2;

/** Does the work for each item, in parallel up to the limit; the results are in the order of the items. */
export async function sideBySide<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(MOST_LANES, availableParallelism()) }, lane));
  return results;
}
