/** Longer than any command; a longer line was not typed by a person. */
export const LONGEST_LINE = 1_000;

/** One line of the input. A line that is too long is reported once and not kept. */
export type TypedLine = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too-long' };

/** Splits chunks of text into lines and never keeps more than `LONGEST_LINE` characters. */
export class LineCutter {
  #held = '';
  #isThrownAway = false;

  /** Takes a chunk and returns the completed lines, in order. */
  push(chunk: string): readonly TypedLine[] {
    const lines: TypedLine[] = [];
    const parts = chunk.split('\n');
    parts.forEach((part, index) => {
      this.#take(part, lines);
      if (index < parts.length - 1) this.#endLine(lines);
    });
    return lines;
  }

  /** The end of the input: its last line may have no line break. */
  end(): readonly TypedLine[] {
    const lines: TypedLine[] = [];
    if (this.#held !== '') this.#endLine(lines);
    return lines;
  }

  #take(part: string, lines: TypedLine[]): void {
    if (this.#isThrownAway) return;
    if (this.#held.length + part.length <= LONGEST_LINE) {
      this.#held += part;
      return;
    }
    this.#held = '';
    this.#isThrownAway = true;
    lines.push({ kind: 'too-long' });
  }

  #endLine(lines: TypedLine[]): void {
    if (!this.#isThrownAway) lines.push({ kind: 'line', text: this.#held });
    this.#held = '';
    this.#isThrownAway = false;
  }
}

/** The lines of an input, one after the other; the input is not read ahead while a line is being carried out. */
export async function* typedLines(input: AsyncIterable<string>): AsyncGenerator<TypedLine, void> {
  const cutter = new LineCutter();
  for await (const chunk of input) yield* cutter.push(chunk);
  yield* cutter.end();
}
