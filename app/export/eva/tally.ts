/** A number and a sum, from the beginning (`I` in the standard) and since the last read (`R`). */
export interface Tally {
  count: number;
  tiyn: number;
  countSince: number;
  tiynSince: number;
}

export function newTally(): Tally {
  return { count: 0, tiyn: 0, countSince: 0, tiynSince: 0 };
}

/** Counts `amountTiyn`, `times` times in number; `isSince`: it came behind the last read. */
export function tally(into: Tally, amountTiyn: number, isSince: boolean, times = 1): void {
  into.count += times;
  into.tiyn += amountTiyn;
  if (!isSince) return;
  into.countSince += times;
  into.tiynSince += amountTiyn;
}

/** The sum of several. */
export function summed(tallies: Iterable<Tally>): Tally {
  const sum = newTally();
  for (const { count, tiyn, countSince, tiynSince } of tallies) {
    sum.count += count;
    sum.tiyn += tiyn;
    sum.countSince += countSince;
    sum.tiynSince += tiynSince;
  }
  return sum;
}

export function isEmpty({ count, tiyn }: Tally): boolean {
  return count === 0 && tiyn === 0;
}

/** How often something happened, when last, and whether it goes on. */
export interface EventTally {
  count: number;
  countSince: number;
  lastMs: number;
  isActive: boolean;
}

/** One event behind the last read. */
export interface EventMoment {
  readonly event: string;
  readonly atMs: number;
}
