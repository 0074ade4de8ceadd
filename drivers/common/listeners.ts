/** Removes a listener; no effect afterwards. */
export type Unsubscribe = () => void;

/** A list of listeners; each one added is called once per value, in the order of adding. */
export class Listeners<T> {
  readonly #listeners = new Set<{ readonly call: (value: T) => void }>();

  /** Adds a listener; the same function may be added twice. */
  add(listener: (value: T) => void): Unsubscribe {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /** Calls every listener, except those removed meanwhile. */
  emit(value: T): void {
    for (const entry of [...this.#listeners]) {
      if (this.#listeners.has(entry)) entry.call(value);
    }
  }

  /** Removes all listeners. */
  clear(): void {
    this.#listeners.clear();
  }
}
