/** Whether two views look the same. The rest of a time limit is ignored, because the screen counts it down. */
export function isSameView(one: object | null, other: object | null): boolean {
  return isSame(one, other);
}

/** Compares without copies, because it runs on every event. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names) {
    if (name === 'leftMs') continue;
    const value: unknown = Reflect.get(one, name);
    const otherValue: unknown = Reflect.get(other, name);
    if (!(name in other) || !isSame(value, otherValue)) return false;
  }
  return true;
}
