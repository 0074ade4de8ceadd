/** A method of a service: its address is a pattern such as `/invoices/:id/cancel`. */
export interface Operation<Name extends string> {
  readonly name: Name;
  readonly http: 'GET' | 'POST';
  readonly path: string;
}

/** A request after its address was recognised. */
export interface ServiceRequest {
  /** The parts of the address that the pattern names, by their names. */
  readonly at: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON of the body; undefined without one. Numbers keep all their digits. */
  readonly body: unknown;
  readonly header: (name: string) => string | null;
  /** Monotonic clock. */
  readonly arrivedMs: number;
  /** Wall clock. */
  readonly atMs: number;
}

/** An answer of a service. A body of null is empty. */
export interface ServiceAnswer {
  readonly httpStatus: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The operation at an address, and the named parts of that address. */
export interface Matched<Name extends string> {
  readonly operation: Operation<Name>;
  readonly at: Readonly<Record<string, string>>;
}

/** The operation at this address; null where there is none. `path` is the part behind the base address. */
export function matchOperation<Name extends string>(
  operations: readonly Operation<Name>[],
  http: string,
  path: string,
): Matched<Name> | null {
  const parts = path.split('/');
  for (const operation of operations) {
    if (operation.http !== http) continue;
    const at = matchPath(operation.path.split('/'), parts);
    if (at !== null) return { operation, at };
  }
  return null;
}

function matchPath(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const at: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (!wanted.startsWith(':')) {
      if (wanted !== part) return null;
      continue;
    }
    try {
      at[wanted.slice(1)] = decodeURIComponent(part);
    } catch {
      return null;
    }
  }
  return at;
}
