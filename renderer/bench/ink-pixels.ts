import type { BenchPaper } from '../../app/ipc/contract.ts';

/** Red, green, blue and opacity of a black dot. Other dots are transparent and show the paper. */
const INK = [0x14, 0x20, 0x2b, 0xff] as const;
const BYTES_PER_PIXEL = INK.length;
const BITS_PER_BYTE = 8;

/** A slip's dots as pixels for a canvas of its size. */
export function inkPixels({ width, rows, bits }: BenchPaper): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * rows * BYTES_PER_PIXEL);
  const rowBytes = Math.ceil(width / BITS_PER_BYTE);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const byte = bits[y * rowBytes + Math.floor(x / BITS_PER_BYTE)] ?? 0;
      if ((byte & (0x80 >> (x % BITS_PER_BYTE))) !== 0) pixels.set(INK, (y * width + x) * BYTES_PER_PIXEL);
    }
  }
  return pixels;
}
