/** The outcome of an operation whose failure is expected: the caller decides what to do with the error. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Success. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** An expected failure. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** Marks a `switch` over a union as exhaustive; reaching it at run time is a programming error. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
