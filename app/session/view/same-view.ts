/** Whether two views look the same. The rest of a time limit is ignored, because the screen counts it down. */
export function isSameView(one: object | null, other: object | null): boolean {
  return isSame(one, other);
}

/** Compares without copies, because it runs on every event. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  if (Array.isArray(one)) return Array.isArray(other) && areSame(one, other);
  let more = 0;
  // Both are plain data; with `Object.keys` each comparison would make two lists of names.
  for (const name in one) {
    more += 1;
    if (name === 'leftMs') continue;
    const [value, otherValue] = [one[name], other[name]];
    if (value === otherValue ? value === undefined && !(name in other) : !isSame(value, otherValue)) return false;
  }
  for (const _name in other) more -= 1;
  return more === 0;
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
