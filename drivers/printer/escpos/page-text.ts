import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { type CyrillicPage, type Profile } from './models.ts';

/** The encoder takes few widths only; lines come to it in pieces that fit into this one. */
const encoderColumns = 48;
const lineFeed = 0x0a;
const questionMark = 0x3f;

/** How a row of text looks. */
export interface TextStyle {
  readonly isBold: boolean;
  /** 2: twice as wide and as high. */
  readonly scale: 1 | 2;
}

type Page = CyrillicPage | 'cp437';

/** Which characters each page has, as far as they were asked for: the encoder takes long to say it, always the same. */
const knownOfPage = new Map<Page, Map<string, boolean>>();

/** Text in the code page of one printer, by the encoder, and without its silent question marks. */
export class PageText {
  readonly #page: Page;
  readonly #encoder: ReceiptPrinterEncoder;
  readonly #makeProber: () => ReceiptPrinterEncoder;
  #prober: ReceiptPrinterEncoder | null = null;
  readonly #known: Map<string, boolean>;

  constructor({ model, page, numbers }: Profile) {
    this.#page = page ?? 'cp437';
    this.#known = knownOfPage.get(this.#page) ?? new Map<string, boolean>();
    knownOfPage.set(this.#page, this.#known);
    const options = { columns: encoderColumns, newline: '\n', errors: 'strict', feedBeforeCut: 0 } as const;
    const make = (): ReceiptPrinterEncoder => {
      const ofModel = numbers === null ? (model === null ? {} : { printerModel: model }) : { codepageMapping: numbers };
      return new ReceiptPrinterEncoder({ ...options, ...ofModel }).codepage(this.#page);
    };
    this.#encoder = make();
    this.#makeProber = () => {
      const prober = make();
      // The choice of the page comes with the first line; the answers to `has` are lines without it.
      prober.line('A').encode();
      return prober;
    };
  }

  /** Resets the printer, leaves the double-byte mode (FS .), chooses font A. */
  initialize(): Uint8Array {
    const start = this.#encoder.initialize().encode();
    // For the encoder this was the end of the page that it had.
    this.#encoder.codepage(this.#page);
    return start;
  }

  /** Whether the page has every one of these characters, at a place that is not a command. */
  has(text: string): boolean {
    return Array.from(text).every((character) => this.#hasCharacter(character));
  }

  /** One row of text with its line feed; ask `has` first. */
  row(text: string, { isBold, scale }: TextStyle): Uint8Array {
    const length = Math.floor(encoderColumns / scale);
    const pieces: number[] = [];
    for (let start = 0; start < text.length || start === 0; start += length) {
      const encoder = this.#encoder
        .bold(isBold)
        .size(scale, scale)
        .text(text.slice(start, start + length));
      const encoded = encoder.bold(false).size(1, 1).encode();
      pieces.push(...encoded.subarray(0, encoded.at(-1) === lineFeed ? -1 : undefined));
    }
    return Uint8Array.from([...pieces, lineFeed]);
  }

  #hasCharacter(character: string): boolean {
    const known = this.#known.get(character);
    if (known !== undefined) return known;
    const isKnown = this.#probe(character);
    this.#known.set(character, isKnown);
    return isKnown;
  }

  #probe(character: string): boolean {
    if (character === '?' || character === ' ') return true;
    if (character.length !== 1 || character < ' ') return false;
    this.#prober ??= this.#makeProber();
    const [byte, ...rest] = this.#prober.line(character).encode();
    // The tables have pictures at the places of control characters, too: ◙ would be a line feed, ► begins a command.
    return rest.length === 1 && byte !== undefined && byte > 0x20 && byte !== 0x7f && byte !== questionMark;
  }
}
