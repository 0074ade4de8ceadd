/** Contact sheets: small pictures side by side, each above its name. */
import { cellHeight, cellWidth, glyphOf } from '../../drivers/printer/receipt-font.ts';
import { blankPicture, paste, shrunk, writePicture, type Picture } from './picture.ts';

/** A small picture and what stands under it. */
export interface Tile {
  readonly name: string;
  readonly picture: Picture;
}

/** A sheet is about as large as a screen on which it is looked at. */
const SHEET_WIDTH = 1_840;
const SHEET_HEIGHT = 1_840;
/** The shorter side of a small picture is at least so long, in pixels: titles can be read. */
const LEAST_SIDE = 230;
const GAP = 12;
const GROUND = 0x70;
const WORDS = 0xff;

/** Shrinks a picture for a sheet. */
export function tileOf(name: string, picture: Picture): Tile {
  const factor = Math.max(1, Math.floor(Math.min(picture.width, picture.height) / LEAST_SIDE));
  return { name, picture: shrunk(picture, factor) };
}

/** The sheets as PNG files; all tiles have the size of the first one. */
export function sheetsOf(tiles: readonly Tile[]): readonly Buffer[] {
  const [first] = tiles;
  if (first === undefined) return [];
  const { width, height } = first.picture;
  const columns = Math.max(1, Math.floor(SHEET_WIDTH / (width + GAP)));
  const rows = Math.max(1, Math.floor(SHEET_HEIGHT / (height + cellHeight + GAP)));
  const sheets: Buffer[] = [];
  for (let start = 0; start < tiles.length; start += columns * rows)
    sheets.push(writePicture(sheetOf(tiles.slice(start, start + columns * rows), columns)));
  return sheets;
}

function sheetOf(tiles: readonly Tile[], columns: number): Picture {
  const width = Math.max(...tiles.map(({ picture }) => picture.width));
  const height = Math.max(...tiles.map(({ picture }) => picture.height)) + cellHeight;
  const rows = Math.ceil(tiles.length / columns);
  const sheet = blankPicture(columns * (width + GAP) + GAP, rows * (height + GAP) + GAP, GROUND);
  for (const [index, { name, picture }] of tiles.entries()) {
    const left = GAP + (index % columns) * (width + GAP);
    const top = GAP + Math.floor(index / columns) * (height + GAP);
    paste(sheet, picture, left, top);
    paste(sheet, wordsOf(name, width), left, top + height - cellHeight);
  }
  return sheet;
}

/** One line in the receipt's font, cut off where there is no more room. */
function wordsOf(text: string, width: number): Picture {
  const picture = blankPicture(width, cellHeight, GROUND);
  for (const [index, character] of Array.from(text)
    .slice(0, Math.floor(width / cellWidth))
    .entries())
    for (const [y, bits] of glyphOf(character, false).entries())
      for (let x = 0; x < cellWidth; x += 1)
        if ((bits & (1 << (cellWidth - 1 - x))) !== 0)
          picture.data.fill(
            WORDS,
            (y * width + index * cellWidth + x) * 4,
            (y * width + index * cellWidth + x) * 4 + 3,
          );
  return picture;
}
