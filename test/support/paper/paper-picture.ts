import { PNG } from 'pngjs';
import type { Paper } from '../../../drivers/printer/stand-in.ts';

/** White around the paper, in dots, so that a camera finds a code at its edge, too. */
const border = 24;
const GREY = { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 };
const white = 0xff;

/** A paper as dots of grey, one byte each, with white around it. */
export function paperDots({ rows, width }: Paper): {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
} {
  const picture = { width: width + 2 * border, height: rows.length + 2 * border };
  const dots = new Uint8Array(picture.width * picture.height).fill(white);
  for (const [y, row] of rows.entries()) {
    for (const [x, dot] of row.entries()) {
      if (dot === 1) dots[(y + border) * picture.width + x + border] = 0;
    }
  }
  return { ...picture, dots };
}

/** A paper as a PNG, one pixel for each dot. */
export function paperPicture(paper: Paper): Buffer {
  const { width, height, dots } = paperDots(paper);
  return PNG.sync.write({ width, height, data: dots }, GREY);
}
