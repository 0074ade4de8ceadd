import { createRequire } from 'node:module';
import type { DotPicture } from '../../drivers/simulation/device.ts';

interface Grey {
  readonly width: number;
  readonly height: number;
  /** One byte per pixel. */
  readonly data: Uint8Array;
}

/** pngjs is CommonJS and has no types of its own. */
const load = createRequire(import.meta.url);
const { PNG } = load('pngjs') as { readonly PNG: { readonly sync: { write(picture: Grey, options: object): Buffer } } };

const GREY = { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 };
const WHITE = 0xff;

/** The picture as a PNG, one pixel per dot; a picture without rows is one white row. */
export function pngOf({ rows, width }: DotPicture): Buffer {
  const data = new Uint8Array(width * Math.max(1, rows.length)).fill(WHITE);
  rows.forEach((row, y) => {
    row.forEach((dot, x) => {
      if (dot === 1) data[y * width + x] = 0;
    });
  });
  return PNG.sync.write({ width, height: data.length / width, data }, GREY);
}
