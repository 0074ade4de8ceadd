const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;

/** Whether a text is a version as releases have it: three numbers. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Below zero where the first version is older, above where it is newer; a text that is no version is older than any. */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [numbersOf(one), numbersOf(other)];
  for (const [at, number] of first.entries()) {
    const difference = number - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const NONE = [-1, -1, -1] as const;

function numbersOf(text: string): readonly number[] {
  const [, ...parts] = VERSION.exec(text) ?? [];
  return parts.length === NONE.length ? parts.map(Number) : NONE;
}
