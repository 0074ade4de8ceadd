import { addTiyn, type Tiyn, ZERO_TIYN } from '../../../../app/money/money.ts';

/** What has become of all notes, in tiyn; inserted = stacked + returned + the one that is inside. */
export interface NoteTotals {
  readonly insertedTiyn: Tiyn;
  readonly stackedTiyn: Tiyn;
  readonly returnedTiyn: Tiyn;
}

/** The notes that have passed through a unit. Counts, so that a long simulation keeps its size. */
export class Notes {
  #inserted = ZERO_TIYN;
  #stacked = ZERO_TIYN;
  #returned = ZERO_TIYN;
  #cassette = new Map<Tiyn, number>();

  totals(): NoteTotals {
    return { insertedTiyn: this.#inserted, stackedTiyn: this.#stacked, returnedTiyn: this.#returned };
  }

  /** Notes of each value in the cassette. */
  cassette(): ReadonlyMap<Tiyn, number> {
    return new Map(this.#cassette);
  }

  /** How many notes are in the cassette. */
  count(): number {
    return [...this.#cassette.values()].reduce((sum, count) => sum + count, 0);
  }

  insert(billTiyn: Tiyn): void {
    this.#inserted = addTiyn(this.#inserted, billTiyn);
  }

  stack(billTiyn: Tiyn): void {
    this.#stacked = addTiyn(this.#stacked, billTiyn);
    this.#cassette.set(billTiyn, (this.#cassette.get(billTiyn) ?? 0) + 1);
  }

  giveBack(billTiyn: Tiyn): void {
    this.#returned = addTiyn(this.#returned, billTiyn);
  }

  /** Takes everything out of the cassette. */
  collect(): ReadonlyMap<Tiyn, number> {
    const notes = this.#cassette;
    this.#cassette = new Map();
    return notes;
  }
}
