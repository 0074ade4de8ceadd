/** Pictures as pixels: read, compared, shrunk. */
import { PNG } from 'pngjs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity, row by row from the top. */
  readonly data: Uint8Array;
}

/** A channel of a pixel may be off by so much (of 255): letters are smoothed a little differently now and then. */
const CHANNEL_TOLERANCE = 24;
/** So large a part of the pixels may be off by more: the ring of a time limit has emptied a little. */
export const SHARE_TOLERANCE = 0.000_5;

/** Of zlib; more takes three times as long. */
const DEFLATE_LEVEL = 4;
const CHANNELS = 4;
const OPAQUE = 255;
/** How much is left of what is the same, and the colour of what differs. */
const QUIET = 0.25;
const LOUD = [0xd0, 0x00, 0x40] as const;

/** Reads a PNG. Throws for anything else. */
export function readPicture(file: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(file);
  return { width, height, data };
}

/** Writes a PNG. */
export function writePicture(picture: Picture): Buffer {
  return PNG.sync.write(picture, { deflateLevel: DEFLATE_LEVEL });
}

/** Makes a picture of one colour. */
export function blankPicture(width: number, height: number, grey: number): Picture {
  const data = new Uint8Array(width * height * CHANNELS).fill(grey);
  for (let at = CHANNELS - 1; at < data.length; at += CHANNELS) data[at] = OPAQUE;
  return { width, height, data };
}

/** Which part of the pixels differs by more than the tolerance; 1 where even the size does. */
export function shareThatDiffers(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let at = 0; at < a.data.length; at += CHANNELS) if (differs(a, b, at)) count += 1;
  return count / (a.width * a.height);
}

/** The second picture, pale, with everything in colour that differs from the first one of the same size. */
export function differenceOf(a: Picture, b: Picture): Picture {
  const result = blankPicture(b.width, b.height, OPAQUE);
  const isSameSize = a.width === b.width && a.height === b.height;
  for (let at = 0; at < b.data.length; at += CHANNELS) {
    const isLoud = !isSameSize || differs(a, b, at);
    for (const [channel, loud] of LOUD.entries())
      result.data[at + channel] = isLoud ? loud : OPAQUE - (OPAQUE - (b.data[at + channel] ?? 0)) * QUIET;
  }
  return result;
}

function differs(a: Picture, b: Picture, at: number): boolean {
  for (let channel = at; channel < at + CHANNELS - 1; channel += 1)
    if (Math.abs((a.data[channel] ?? 0) - (b.data[channel] ?? 0)) > CHANNEL_TOLERANCE) return true;
  return false;
}

/** Shrinks a picture by a whole number: each new pixel is the mean of `factor` times `factor` old ones. */
export function shrunk(picture: Picture, factor: number): Picture {
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const result = blankPicture(width, height, 0);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < CHANNELS - 1; channel += 1) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy += 1) {
          const row = ((y * factor + dy) * picture.width + x * factor) * CHANNELS + channel;
          for (let dx = 0; dx < factor; dx += 1) sum += picture.data[row + dx * CHANNELS] ?? 0;
        }
        result.data[(y * width + x) * CHANNELS + channel] = sum / (factor * factor);
      }
  return result;
}

/** Copies a picture into a larger one. */
export function paste(into: Picture, from: Picture, left: number, top: number): void {
  for (let y = 0; y < from.height; y += 1) {
    const row = from.data.subarray(y * from.width * CHANNELS, (y + 1) * from.width * CHANNELS);
    into.data.set(row, ((top + y) * into.width + left) * CHANNELS);
  }
}
