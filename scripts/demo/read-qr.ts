/** Reads a QR code from a picture, as the customer's phone would. */
import { createRequire } from 'node:module';

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Both packages are CommonJS; pngjs has no types of its own. */
const load = createRequire(import.meta.url);
const { PNG } = load('pngjs') as { readonly PNG: { readonly sync: { read(file: Buffer): Pixels } } };
const jsQr = load('jsqr') as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null;

/** The content of the code, or null if the picture has none. */
export function readQr(picture: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(picture);
  return jsQr(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
