import type { PaperDocument } from '../../../app/paper/document.ts';
import { cellHeight, cellWidth } from '../receipt-font.ts';
import { layOut, type Row } from './layout.ts';
import { type Profile, profileOf } from './models.ts';
import { PageText } from './page-text.ts';
import { plainText, wrap } from './plain-text.ts';
import { drawQr, isPlainContent, qrCommands, qrModuleDots, qrModules } from './qr.ts';
import { type Bitmap, blankBitmap, drawText, fill, margins, rasterCommands, rasterHeaderBytes } from './raster.ts';
import type { EscposSettings } from './settings.ts';

/** What a document becomes for one printer. */
export interface Encoded {
  /** Whole commands, in order: between two of them the printer may be asked something. */
  readonly commands: readonly Uint8Array[];
  /** How far each of them moves the paper, in dots. */
  readonly heights: readonly number[];
  /** How many of them print; those behind cut the paper off and hand it out. */
  readonly printing: number;
  /** About how long the paper gets, in dots: how long the printer needs follows from it. */
  readonly heightDots: number;
}

/** From one line of text to the next, as the printer is set after ESC @, and what of it lies between the lines. */
const lineDots = 30;
const gapDots = lineDots - cellHeight;
const ruleDots = { above: 8, height: 2, below: 12 };
const spaceDots = 16;
/** White around a QR code, beside what the layout leaves. */
const qrGapDots = 24;
/** From the head to the knife: a cut earlier would go through the last line. */
const linesBeforeCut = 4;
const longestFeed = 0xff;
/** GS e 3: the presenter shows so many steps of 7.3 mm. */
const presentedSteps = 12;

/**
 * Turns a document into the bytes for one printer (spec/peripherals section 5). What the printer's code page has is
 * printed as text; a row with any other character is printed as a picture, so that nothing becomes a question mark.
 * `waste` is not for a customer: a presenter draws it in.
 */
export function encodePaper(
  document: PaperDocument,
  settings: Pick<EscposSettings, 'model' | 'columns' | 'cut' | 'presenter'> &
    Partial<Pick<EscposSettings, 'codePage' | 'raster'>>,
  purpose: 'customer' | 'waste' = 'customer',
): Encoded {
  const profile = profileOf(settings.model, settings.codePage);
  const columns = settings.columns ?? profile.columns;
  const paper = new Paper(profile, columns, settings.raster === 'always');
  for (const row of layOut(document, columns)) paper.add(row);
  return paper.finish(settings, purpose);
}

class Paper {
  readonly #profile: Profile;
  readonly #isAllRaster: boolean;
  readonly #columns: number;
  readonly #widthDots: number;
  readonly #text: PageText;
  readonly #commands: Uint8Array[] = [];
  readonly #heights: number[] = [];
  #heightDots = 0;

  constructor(profile: Profile, columns: number, isAllRaster: boolean) {
    this.#profile = profile;
    this.#isAllRaster = isAllRaster;
    this.#columns = columns;
    this.#widthDots = columns * cellWidth;
    this.#text = new PageText(profile);
    this.#send(this.#text.initialize());
  }

  add(row: Row): void {
    switch (row.kind) {
      case 'text':
        return this.#addText(row);
      case 'space':
        return this.#feed(spaceDots);
      case 'rule':
        return this.#addRule();
      case 'qr':
        return this.#addQr(row.content);
    }
  }

  finish({ cut, presenter }: Pick<EscposSettings, 'cut' | 'presenter'>, purpose: 'customer' | 'waste'): Encoded {
    for (let line = 0; line < linesBeforeCut; line += 1) this.#send([0x0a], lineDots);
    const printing = this.#commands.length;
    if (cut !== 'none') this.#send([0x1d, 0x56, cut === 'full' ? 0x00 : 0x01]);
    // Waste is drawn back into the machine.
    if (presenter === 'custom')
      this.#send(purpose === 'waste' ? [0x1d, 0x65, 0x02] : [0x1d, 0x65, 0x03, presentedSteps]);
    return { commands: this.#commands, heights: this.#heights, printing, heightDots: this.#heightDots };
  }

  #addText(row: Extract<Row, { kind: 'text' }>): void {
    if (this.#isAllRaster || !this.#text.has(row.text)) return this.#addPicture(drawText(row.text, row), gapDots);
    this.#send(this.#text.row(row.text.trimEnd(), row), cellHeight * row.scale + (row.scale === 1 ? gapDots : 0));
    // Large letters fill the distance of two lines completely.
    if (row.scale === 2) this.#feed(gapDots);
  }

  /** White rows above and below are fed, not sent: on a slow line they would take a third of the time. */
  #addPicture(bitmap: Bitmap, belowDots: number): void {
    const { top, bottom } = margins(bitmap);
    const rows = bitmap.rows.slice(top, bitmap.rows.length - bottom);
    this.#feed(top);
    for (const command of rasterCommands({ ...bitmap, rows }))
      this.#send(command, (command.length - rasterHeaderBytes) / bitmap.rowBytes);
    this.#feed(bottom + belowDots);
  }

  #addRule(): void {
    const bitmap = blankBitmap(this.#widthDots, ruleDots.height);
    fill(bitmap, 0, 0, this.#widthDots, ruleDots.height);
    this.#feed(ruleDots.above);
    this.#addPicture(bitmap, ruleDots.below);
  }

  #addQr(content: string): void {
    const modules = qrModules(content);
    const bitmap = modules === null ? null : drawQr(content, this.#widthDots);
    // Content that does not fit into a code is printed as text.
    if (modules === null || bitmap === null) {
      for (const text of wrap(plainText(content), this.#columns))
        this.#addText({ kind: 'text', text, isBold: false, scale: 1 });
      return;
    }
    this.#feed(qrGapDots);
    if (this.#profile.hasQr && isPlainContent(content)) {
      const size = qrModuleDots(modules.size, this.#widthDots);
      this.#send(qrCommands(content, size), modules.size * size);
      this.#feed(qrGapDots);
    } else {
      this.#addPicture(bitmap, qrGapDots);
    }
  }

  /** ESC J: paper forward, in dots. */
  #feed(dots: number): void {
    const { unitsPerDot } = this.#profile;
    for (let left = dots * unitsPerDot; left > 0; left -= longestFeed) {
      const units = Math.min(left, longestFeed);
      this.#send([0x1b, 0x4a, units], units / unitsPerDot);
    }
  }

  #send(bytes: ArrayLike<number>, heightDots = 0): void {
    this.#commands.push(Uint8Array.from(bytes));
    this.#heights.push(heightDots);
    this.#heightDots += heightDots;
  }
}
