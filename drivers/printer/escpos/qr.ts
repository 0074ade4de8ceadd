import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import QRCode from 'qrcode';
import { type Bitmap, blankBitmap, fill } from './raster.ts';

/** Quiet zone on each side of the code, in modules; the standard requires four. */
const quietModules = 4;
/** The code takes about this part of the paper's width; larger modules than these are of no use to a camera. */
const partOfWidth = 0.6;
const moduleDots = { smallest: 3, largest: 8 };

/** The modules of a QR code: true is black. Null: no QR code is large enough for this content. */
export function qrModules(content: string): { readonly size: number; isBlack(x: number, y: number): boolean } | null {
  try {
    const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
    return { size: modules.size, isBlack: (x, y) => modules.get(y, x) !== 0 };
  } catch {
    // The library throws for empty content and for content that is too long; nothing else can be wrong here.
    return null;
  }
}

/** Dots in a module so that the code has a good size on paper of this width. */
export function qrModuleDots(size: number, widthDots: number): number {
  const fitting = Math.floor((widthDots * partOfWidth) / (size + 2 * quietModules));
  const widest = Math.floor(widthDots / (size + 2 * quietModules));
  return Math.max(1, Math.min(widest, moduleDots.largest, Math.max(moduleDots.smallest, fitting)));
}

/** The commands with which a printer draws the code by itself, in the middle (GS ( k, model 2, level M). */
export function qrCommands(content: string, size: number): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({ columns: 48, newline: '\n', errors: 'strict', feedAfterBlock: false });
  return encoder.align('center').qrcode(content, { model: 2, size, errorlevel: 'm' }).align('left').encode();
}

/** Whether the code of these commands has exactly this content: they are made for one byte a character. */
export function isPlainContent(content: string): boolean {
  return /^[\x20-\x7e]+$/.test(content);
}

/** The code as a picture in the middle of the paper. */
export function drawQr(content: string, widthDots: number): Bitmap | null {
  const modules = qrModules(content);
  if (modules === null) return null;
  const { size } = modules;
  const dots = qrModuleDots(size, widthDots);
  const left = Math.floor((widthDots - size * dots) / 2);
  const bitmap = blankBitmap(left + size * dots, size * dots);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (modules.isBlack(x, y)) fill(bitmap, left + x * dots, y * dots, dots, dots);
    }
  }
  return bitmap;
}
