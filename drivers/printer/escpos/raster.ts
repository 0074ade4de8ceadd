import { cellHeight, cellWidth, glyphOf } from '../receipt-font.ts';
import type { TextStyle } from './page-text.ts';

/** Black dots on white, eight to a byte, the leftmost in the highest bit; every row has `rowBytes` bytes. */
export interface Bitmap {
  readonly rowBytes: number;
  readonly rows: readonly Uint8Array[];
}

const bitsPerByte = 8;
/**
 * Some firmware reads one byte of the height. Between two slices the printer can be asked how far it is; so small ones
 * leave room for another one in every receive buffer.
 */
const largestSlice = { rows: 96, bytes: 512 };
/** What stands before the dots of a slice. */
export const rasterHeaderBytes = 8;
/** DLE and what follows it in a real-time command: EOT (status), ENQ (recovery), DC4 (pulse, clear, switch off). */
const dataLinkEscape = 0x10;
const realTimeCommands = [0x04, 0x05, 0x14];

/** A bitmap that is white, as wide as so many dots need. */
export function blankBitmap(widthDots: number, heightDots: number): Bitmap {
  const rowBytes = Math.ceil(widthDots / bitsPerByte);
  return { rowBytes, rows: Array.from({ length: heightDots }, () => new Uint8Array(rowBytes)) };
}

/** Blackens a rectangle; what lies outside the bitmap is left out. */
export function fill({ rowBytes, rows }: Bitmap, left: number, top: number, width: number, height: number): void {
  for (const row of rows.slice(Math.max(0, top), Math.max(0, top + height))) {
    for (let x = Math.max(0, left); x < Math.min(left + width, rowBytes * bitsPerByte); x += 1) {
      const index = Math.floor(x / bitsPerByte);
      row[index] = (row[index] ?? 0) | (0x80 >> (x % bitsPerByte));
    }
  }
}

/** One row of text in our own font, in the same cells in which the printer would set it. */
export function drawText(text: string, { isBold, scale }: TextStyle): Bitmap {
  const characters = Array.from(text.trimEnd());
  const bitmap = blankBitmap(characters.length * cellWidth * scale, cellHeight * scale);
  for (const [index, character] of characters.entries()) {
    const left = index * cellWidth;
    for (const [y, bits] of glyphOf(character, isBold).entries()) {
      for (let x = 0; x < cellWidth; x += 1) {
        if ((bits & (1 << (cellWidth - 1 - x))) !== 0) fill(bitmap, (left + x) * scale, y * scale, scale, scale);
      }
    }
  }
  return bitmap;
}

/** The commands that print a bitmap (GS v 0), slice by slice; each slice is one command. */
export function rasterCommands({ rowBytes, rows }: Bitmap): readonly Uint8Array[] {
  const sliceRows = Math.max(1, Math.min(largestSlice.rows, Math.floor(largestSlice.bytes / rowBytes)));
  const commands: Uint8Array[] = [];
  for (let top = 0; top < rows.length; top += sliceRows) {
    const slice = rows.slice(top, top + sliceRows);
    const data = slice.flatMap((row) => [...row]);
    const size = [rowBytes & 0xff, rowBytes >> 8, slice.length & 0xff, slice.length >> 8];
    commands.push(Uint8Array.from([0x1d, 0x76, 0x30, 0x00, ...size, ...withoutRealTimeCommands(data)]));
  }
  return commands;
}

/** How many rows at the top and at the bottom are white: they need no data. */
export function margins({ rows }: Bitmap): { readonly top: number; readonly bottom: number } {
  const isBlack = (row: Uint8Array): boolean => row.some((byte) => byte !== 0);
  const first = rows.findIndex(isBlack);
  if (first === -1) return { top: rows.length, bottom: 0 };
  return { top: first, bottom: rows.length - 1 - rows.findLastIndex(isBlack) };
}

/**
 * Printers look for real-time commands in everything that arrives, also in the dots of a picture. One more black dot
 * takes such a sequence apart.
 */
function withoutRealTimeCommands(data: readonly number[]): readonly number[] {
  return data.map((byte, index) => {
    const isCommand = byte === dataLinkEscape && realTimeCommands.includes(data[index + 1] ?? 0);
    return isCommand ? byte | 0x08 : byte;
  });
}
