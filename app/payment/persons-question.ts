/**
 * Permission for one question about a purchase that must not be asked about on a timer, because a person asked. Created
 * only where a touch arrives from a window (a test checks the callers), and valid once.
 */
export class PersonsQuestion {
  #isTorn = false;

  /** Uses the permission up; false if it was used before. */
  use(): boolean {
    const isFresh = !this.#isTorn;
    this.#isTorn = true;
    return isFresh;
  }
}
