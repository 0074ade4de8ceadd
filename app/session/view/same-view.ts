/** Whether two views look the same. The rest of a time limit is ignored, because the screen counts it down. */
export function isSameView(one: object | null, other: object | null): boolean {
  return isSame(one, other);
}

/** Whether two objects have the very same values, but for those of some keys. */
export function isSameBut(one: object, other: object, but: ReadonlySet<string>): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  for (const name in other) if (one[name] !== other[name] && !but.has(name)) return false;
  return true;
}

/** Compares without copies, because it runs on every event. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names) {
    if (name === 'leftMs') continue;
    const [value, otherValue] = [one[name], other[name]];
    if (value === otherValue ? value === undefined && !(name in other) : !isSame(value, otherValue)) return false;
  }
  return true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
