/** Numbers as disjoint ranges in rising order, both ends included; neighbours are one range. */
export type Ranges = readonly Range[];
export type Range = readonly [from: number, to: number];

/** The ranges with one more; at most as many as before and one. */
export function withRange(ranges: Ranges, [from, to]: Range): Ranges {
  const last = ranges.at(-1);
  // Nearly every message is the next one: nothing before the last range is looked at.
  if (last !== undefined && from >= last[0]) {
    if (from > last[1] + 1) return [...ranges, [from, to]];
    return to <= last[1] ? ranges : [...ranges.slice(0, -1), [last[0], to]];
  }
  const before = ranges.filter((range) => range[1] < from - 1);
  const after = ranges.filter((range) => range[0] > to + 1);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const merged: Range = [Math.min(from, touching[0]?.[0] ?? from), Math.max(to, touching.at(-1)?.[1] ?? to)];
  return [...before, merged, ...after];
}

/** Whether the number is in one of them. */
export function holds(ranges: Ranges, number: number): boolean {
  return ranges.some(([from, to]) => from <= number && number <= to);
}

/** What is missing from `from` to `to`, both included; the lowest first. */
export function missingIn(ranges: Ranges, from: number, to: number): Ranges {
  const missing: Range[] = [];
  let next = from;
  for (const range of ranges) {
    if (range[0] > to) break;
    if (range[0] > next) missing.push([next, range[0] - 1]);
    next = Math.max(next, range[1] + 1);
  }
  if (next <= to) missing.push([next, to]);
  return missing;
}

/** The last number without a gap after `base`: everything up to `base` counts as there. */
export function completeUpTo(ranges: Ranges, base: number): number {
  let upTo = base;
  for (const [from, to] of ranges) {
    if (from > upTo + 1) break;
    upTo = Math.max(upTo, to);
  }
  return upTo;
}

/** How many numbers there are. */
export function countOf(ranges: Ranges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}
