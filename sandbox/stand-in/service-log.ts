/** One request to a stand-in, as plain data. */
export interface ServiceEntry {
  /** When the request had arrived, wall clock. */
  readonly atMs: number;
  readonly service: string;
  readonly http: string;
  readonly path: string;
  /** Null when no operation has this address. */
  readonly operation: string | null;
  readonly userAgent: string | null;
  /** Null when the connection broke before the answer was sent. */
  readonly httpStatus: number | null;
  readonly durationMs: number;
}

/** A rule of the service's documentation that a client broke. */
export interface ServiceViolation {
  readonly atMs: number;
  readonly service: string;
  readonly operation: string;
  readonly rule: string;
  readonly message: string;
}

const MAX_ENTRIES = 5000;

/** The last entries of one kind, oldest first. */
export class LastEntries<T> {
  readonly #entries: T[] = [];
  readonly #listener: (entry: T) => void;

  constructor(listener: (entry: T) => void = () => undefined) {
    this.#listener = listener;
  }

  add(entry: T): void {
    this.#entries.push(entry);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
    this.#listener(entry);
  }

  all(): readonly T[] {
    return [...this.#entries];
  }
}
