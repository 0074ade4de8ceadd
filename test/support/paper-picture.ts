import { crc32, deflateSync } from 'node:zlib';
import type { Paper } from '../../drivers/printer/escpos/simulator/paper.ts';

/** White around the paper, in dots, so that a camera finds a code at its edge, too. */
const border = 24;
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const white = 0xff;

/** A paper as dots of grey, one byte each, with white around it. */
export function paperDots({ rows, width }: Paper): { readonly width: number; readonly height: number; readonly dots: Uint8Array } {
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
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey; compression, filter and interlace have one value each that matters.
  header.set([8, 0, 0, 0, 0], 8);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) lines.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
