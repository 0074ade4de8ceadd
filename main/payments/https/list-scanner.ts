/** An entry of a list is a few short facts. */
const MAX_ENTRY_CHARACTERS = 8_192;
/** What stands around the list: StatusCode, Message. */
const MAX_REST_CHARACTERS = 65_536;
/** The array of a list lies in the answer's object, its entries in the array. */
const ARRAY_DEPTH = 2;

const DATA = /"data"\s*:\s*\[$/i;
/** The name, and the spaces of an answer that is indented. */
const DATA_CHARACTERS = 1_024;

/** The answer is no list of short entries. */
export class ListError extends Error {}

/**
 * Takes a list out of an answer while it arrives: each entry of an array directly below the answer's object is handed
 * over as text and forgotten, and the rest is the same answer with empty arrays. However long the list is, neither memory nor the
 * time for one piece of it grows. It looks at brackets and quotes only; reading the pieces shows whether they are JSON.
 */
export class ListScanner {
  readonly #onEntry: (text: string) => void;
  #rest = '';
  #entry = '';
  /** Open brackets, outermost first. */
  readonly #open: string[] = [];
  #isText = false;
  #isEscaped = false;
  /** Another list beside it is not about trade points. */
  #isData = false;

  constructor(onEntry: (text: string) => void) {
    this.#onEntry = onEntry;
  }

  /** The next piece of the answer. Throws ListError. */
  push(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const wasInside = this.#isInside;
      const ends = this.#step(text.charAt(at));
      if (wasInside === this.#isInside && !ends) continue;
      // The brackets of the array itself stay in the rest, commas between entries do not.
      const until = this.#isInside && !wasInside ? at + 1 : at;
      this.#keep(text.slice(from, until), wasInside);
      if (wasInside) this.#endEntry();
      else this.#isData = DATA.test(this.#rest.slice(-DATA_CHARACTERS));
      from = this.#isInside && wasInside ? at + 1 : until;
    }
    this.#keep(text.slice(from), this.#isInside);
  }

  /** The answer without its entries. */
  rest(): string {
    return this.#rest;
  }

  get #isInside(): boolean {
    return this.#open.length >= ARRAY_DEPTH && this.#open[1] === '[' && this.#open[0] === '{';
  }

  /** Takes in one character; whether an entry ends with it. */
  #step(character: string): boolean {
    if (this.#isText) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (character === '\\') this.#isEscaped = true;
      else if (character === '"') this.#isText = false;
      return false;
    }
    if (character === '"') this.#isText = true;
    else if (character === '[' || character === '{') this.#open.push(character);
    else if (character === ']' || character === '}') this.#open.pop();
    return character === ',' && this.#open.length === ARRAY_DEPTH;
  }

  #keep(text: string, isEntry: boolean): void {
    if (isEntry) this.#entry += text;
    else this.#rest += text;
    if (this.#entry.length > MAX_ENTRY_CHARACTERS || this.#rest.length > MAX_REST_CHARACTERS)
      throw new ListError('the answer is no list of short entries');
  }

  #endEntry(): void {
    const text = this.#entry.trim();
    this.#entry = '';
    if (text !== '' && this.#isData) this.#onEntry(text);
  }
}
