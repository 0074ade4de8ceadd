import type { Paper } from '../../stand-in.ts';

/** The roll, and the paper on it that has not been cut off yet. */
export class Roll {
  readonly width: number;
  readonly #blank: Uint8Array;
  #leftRows: number;
  #rows: Uint8Array[] = [];
  #text: string[] = [];
  #fedRows = 0;

  constructor(width: number, lengthRows: number) {
    this.width = width;
    this.#leftRows = lengthRows;
    this.#blank = new Uint8Array(width);
  }

  /** Rows until the sensor sees the end of the roll. */
  get leftRows(): number {
    return this.#leftRows;
  }

  set leftRows(rows: number) {
    this.#leftRows = rows;
  }

  /** Rows that have moved since the last question: so long the motor was busy. */
  takeFedRows(): number {
    const fed = this.#fedRows;
    this.#fedRows = 0;
    return fed;
  }

  /** Prints rows, or feeds where there are none; what is behind the end of the roll is printed on nothing. */
  advance(count: number, rows: readonly Uint8Array[] = []): void {
    const moved = Math.min(count, Math.max(0, this.#leftRows));
    for (let index = 0; index < moved; index += 1) this.#rows.push(rows[index] ?? this.#blank);
    this.#leftRows -= moved;
    this.#fedRows += moved;
  }

  /** Keeps the text of a line. */
  note(line: string): void {
    if (this.#leftRows > 0) this.#text.push(line);
  }

  /** Takes off the paper up to here. */
  cut(): Paper {
    const paper = { rows: this.#rows, width: this.width, text: this.#text };
    this.#rows = [];
    this.#text = [];
    return paper;
  }

  /** What has been printed since the last cut. */
  uncut(): Paper {
    return { rows: [...this.#rows], width: this.width, text: [...this.#text] };
  }
}
