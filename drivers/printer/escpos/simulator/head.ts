import QRCode from 'qrcode';
import { cellHeight, cellWidth, glyphOf } from '../../receipt-font.ts';
import { characterOf, type Make, noCharacter, type PageName, pageOf } from './code-pages.ts';
import type { Roll } from './paper.ts';

/** A character in the line buffer. */
interface Cell {
  readonly character: string;
  readonly isBold: boolean;
  readonly width: number;
  readonly height: number;
}

/** What ESC @ sets anew. */
const defaults = { page: 'latin' as PageName, isBold: false, width: 1, height: 1, align: 0, lineSpacing: 30 };
const qrDefaults = { moduleDots: 3, level: 'L' as 'L' | 'M' | 'Q' | 'H', data: [] as number[] };
const qrLevels = ['L', 'M', 'Q', 'H'] as const;
/** Stands for two bytes that were read as one Chinese character. */
const chinese = '〓';

/** The print head and what the commands have set: it makes rows of dots out of characters and pictures. */
export class Head {
  readonly #roll: Roll;
  readonly #make: Make;
  readonly #startsInChinese: boolean;
  #state = { ...defaults };
  #qr = { ...qrDefaults };
  #isChinese: boolean;
  #half: number | null = null;
  #line: Cell[] = [];

  constructor(roll: Roll, make: Make, startsInChinese: boolean) {
    this.#roll = roll;
    this.#make = make;
    this.#startsInChinese = startsInChinese;
    this.#isChinese = startsInChinese;
  }

  /** ESC @. */
  reset(): void {
    this.#state = { ...defaults };
    this.#qr = { ...qrDefaults };
    this.#isChinese = this.#startsInChinese;
    this.#half = null;
    this.#line = [];
  }

  /** FS & and FS . */
  setChinese(isChinese: boolean): void {
    this.#isChinese = isChinese;
    this.#half = null;
  }

  choosePage(number: number): void {
    this.#state.page = pageOf(this.#make, number);
  }

  setBold(isBold: boolean): void {
    this.#state.isBold = isBold;
  }

  /** Times as wide and as high, 1 to 8. */
  setSize(width: number, height: number): void {
    Object.assign(this.#state, { width, height });
  }

  /** 0 left, 1 centre, 2 right; anything else is ignored. */
  setAlign(align: number): void {
    if (align <= 2) this.#state.align = align;
  }

  setLineSpacing(dots: number): void {
    this.#state.lineSpacing = dots;
  }

  /** A byte of text. */
  put(byte: number): void {
    if (this.#isChinese && (byte >= 0x80 || this.#half !== null)) {
      if (this.#half === null) this.#half = byte;
      else this.#putCharacter(chinese);
      return;
    }
    this.#putCharacter(characterOf(this.#state.page, byte));
  }

  /** Prints the line buffer and moves to the next line. */
  lineFeed(): void {
    const height = this.#printLine();
    this.#roll.advance(Math.max(0, this.#state.lineSpacing - height));
  }

  /** Prints what is in the line buffer and moves on (ESC J); an Epson counts in half dots. */
  feed(units: number): void {
    this.#printLine();
    this.#roll.advance(this.#make.startsWith('epson') ? Math.round(units / 2) : units);
  }

  /** One row of a picture, eight dots to a byte, each dot so many times as wide and as high. */
  pictureRow(bytes: readonly number[], wide: number, high: number): void {
    const dots = new Uint8Array(bytes.length * 8 * wide);
    for (let x = 0; x < dots.length; x += 1) {
      const at = Math.floor(x / wide);
      dots[x] = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    }
    const row = this.#placed(dots);
    this.#roll.advance(high, new Array<Uint8Array>(high).fill(row));
  }

  /** A picture begins on a line of its own. */
  beginPicture(): void {
    if (this.#line.length > 0) this.lineFeed();
  }

  /** GS ( k 67: dots in a module. */
  setQrModule(dots: number): void {
    if (dots >= 1 && dots <= 16) this.#qr.moduleDots = dots;
  }

  /** GS ( k 69: 0 to 3 above '0'. */
  setQrLevel(byte: number): void {
    this.#qr.level = qrLevels[byte - 0x30] ?? this.#qr.level;
  }

  /** GS ( k 80. */
  storeQr(data: readonly number[]): void {
    this.#qr.data = [...data];
  }

  /** GS ( k 81: draws what was stored. */
  printQr(): void {
    const { data, level, moduleDots } = this.#qr;
    const isPlain = data.every((byte) => byte >= 0x20 && byte < 0x7f);
    const content = isPlain ? String.fromCharCode(...data) : [{ data: Uint8Array.from(data), mode: 'byte' as const }];
    try {
      const { modules } = QRCode.create(content, { errorCorrectionLevel: level });
      this.beginPicture();
      for (let y = 0; y < modules.size; y += 1) {
        const dots = new Uint8Array(modules.size * moduleDots);
        for (let x = 0; x < dots.length; x += 1) dots[x] = modules.get(y, Math.floor(x / moduleDots)) === 0 ? 0 : 1;
        this.#roll.advance(moduleDots, new Array<Uint8Array>(moduleDots).fill(this.#placed(dots)));
      }
    } catch {
      // Nothing stored, or more than fits into a code: a printer prints nothing then.
    }
  }

  #putCharacter(character: string): void {
    this.#half = null;
    const { isBold, width, height } = this.#state;
    const cells = character === chinese ? 2 : 1;
    const used = this.#line.reduce((sum, cell) => sum + cell.width, 0);
    if ((used + width * cells) * cellWidth > this.#roll.width) this.lineFeed();
    this.#line.push({ character, isBold, width: width * cells, height });
  }

  /** Prints the line buffer; returns how high it was. */
  #printLine(): number {
    if (this.#line.length === 0) return 0;
    const cells = this.#line;
    this.#line = [];
    const height = Math.max(...cells.map((cell) => cell.height)) * cellHeight;
    const width = cells.reduce((sum, cell) => sum + cell.width, 0) * cellWidth;
    const rows = Array.from({ length: height }, () => new Uint8Array(width));
    let left = 0;
    for (const cell of cells) {
      drawCell(cell, rows, left, height);
      left += cell.width * cellWidth;
    }
    this.#roll.note(cells.map(({ character }) => character).join(''));
    this.#roll.advance(
      height,
      rows.map((row) => this.#placed(row)),
    );
    return height;
  }

  /** Dots at their place across the paper; what is too wide is cut off on the right. */
  #placed(dots: Uint8Array): Uint8Array {
    const row = new Uint8Array(this.#roll.width);
    const free = Math.max(0, this.#roll.width - dots.length);
    row.set(dots.subarray(0, this.#roll.width), Math.floor((free * this.#state.align) / 2));
    return row;
  }
}

/** Characters of different heights stand on one line. */
function drawCell(cell: Cell, rows: readonly Uint8Array[], left: number, lineHeight: number): void {
  const wide = cell.width;
  const top = lineHeight - cell.height * cellHeight;
  const glyph = glyphOf(cell.character === noCharacter ? chinese : cell.character, cell.isBold);
  for (let y = 0; y < cell.height * cellHeight; y += 1) {
    const bits = glyph[Math.floor(y / cell.height)] ?? 0;
    for (let x = 0; x < wide * cellWidth; x += 1) {
      const isBlack = (bits & (1 << (cellWidth - 1 - Math.floor(x / wide)))) !== 0;
      const row = rows[top + y];
      if (isBlack && row !== undefined) row[left + x] = 1;
    }
  }
}
