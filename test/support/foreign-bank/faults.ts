/** What can go wrong on the way or in the bank. `after` means that the work was done all the same. */
export type Fault =
  /** Refused with this StatusCode, written as it is; no work is done. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string }
  /** A gateway's page instead of an answer. */
  | { readonly kind: 'html'; readonly status: number; readonly body?: string; readonly after?: true }
  /** The connection stays open and nothing ever comes. */
  | { readonly kind: 'silence'; readonly after?: true }
  /** The connection is torn down instead of an answer. */
  | { readonly kind: 'reset'; readonly after?: true }
  /** The answer waits until the gate opens, and the work with it or not. */
  | { readonly kind: 'hold'; readonly gate: Gate; readonly after?: true };

/** Holds answers back until a test opens it. */
export class Gate {
  #open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  open(): void {
    this.#open();
  }
}

/** The faults in waiting, by endpoint. */
export class Faults<Endpoint extends string> {
  readonly #next = new Map<Endpoint, Fault[]>();
  readonly #always = new Map<Endpoint, Fault>();

  /** Befalls the next request of this kind, after those already planned. */
  next(endpoint: Endpoint, fault: Fault): void {
    this.#next.set(endpoint, [...(this.#next.get(endpoint) ?? []), fault]);
  }

  /** Befalls every request of this kind until `clear`. */
  always(endpoint: Endpoint, fault: Fault): void {
    this.#always.set(endpoint, fault);
  }

  clear(endpoint: Endpoint): void {
    this.#next.delete(endpoint);
    this.#always.delete(endpoint);
  }

  take(endpoint: Endpoint): Fault | undefined {
    return this.#next.get(endpoint)?.shift() ?? this.#always.get(endpoint);
  }
}
