import { claimCode } from '../../../app/claim-code.ts';
import { paperWords } from '../../../app/messages/paper-words.ts';
import type { Paper } from '../../../drivers/printer/stand-in.ts';
import type { Check } from './audit-parts.ts';

const CODE = /[0-9A-Z]{3}-[0-9A-Z]{3}/g;
const VOID = Object.values(paperWords['paper.void.title']);

/** Watches what is on the papers that people take out of the printer. */
export class PaperAuditor {
  readonly #check: Check;
  readonly #saleIds: () => Iterable<string>;

  constructor(check: Check, saleIds: () => Iterable<string>) {
    this.#check = check;
    this.#saleIds = saleIds;
  }

  /** A paper is cut off; `text` without what was printed as a picture. */
  onPaper(text: readonly string[]): void {
    const voidAt = text.findLastIndex((line) => VOID.some((word) => line.includes(word)));
    const codes = this.#codesIn(text.slice(voidAt + 1));
    // An interrupted paper ends with the mark that it is void, and no customer's paper follows it on the strip.
    const isRight = voidAt < 0 ? codes.length <= 1 : codes.length === 0;
    this.#check(isRight, "a code is never on somebody else's paper", codes.join(', '));
  }

  /** A document counts as printed: what was cut off last is all of it, as an undisturbed printer prints it. */
  onPrinted(latest: Paper | null, expected: Paper | undefined): void {
    const rows = latest?.rows ?? [];
    const whole = expected?.rows ?? [];
    const isWhole =
      rows.length > 0 && rows.length === whole.length && rows.every((row, index) => isSameRow(row, whole[index]));
    this.#check(
      isWhole,
      'what counts as printed is on paper as a whole',
      `${rows.length} of ${whole.length} rows: ${latest?.text.join(' | ') ?? 'nothing was cut off'}`,
    );
  }

  #codesIn(text: readonly string[]): readonly string[] {
    const found = new Set(text.flatMap((line) => line.match(CODE) ?? []));
    return [...this.#saleIds()].map(claimCode).filter((code) => found.has(code));
  }
}

function isSameRow(row: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(row, other) === 0;
}
