import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { QUIET_ZONE_MODULES, qrPicture, type QrPicture } from '../../../renderer/parts/qr-path.ts';

const PIXELS_PER_MODULE = 4;

/** Paints the path's rectangles, which is all that it may consist of. */
function paint({ side, path }: QrPicture): Uint8ClampedArray {
  const width = side * PIXELS_PER_MODULE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  const rectangles = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)];
  expect(rectangles.map(([all]) => all).join('')).toBe(path);
  for (const [, x, y, length, back] of rectangles) {
    expect(back).toBe(length);
    for (let row = 0; row < PIXELS_PER_MODULE; row += 1) {
      for (let column = 0; column < Number(length) * PIXELS_PER_MODULE; column += 1) {
        const at = ((Number(y) * PIXELS_PER_MODULE + row) * width + Number(x) * PIXELS_PER_MODULE + column) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return pixels;
}

function decode(picture: QrPicture): string | undefined {
  const width = picture.side * PIXELS_PER_MODULE;
  return jsQR(paint(picture), width, width)?.data;
}

describe('qrPicture', () => {
  it.each([
    ['41 digits', '20212112345678901234567890123456789012345'],
    ['digits with leading zeros', '00000000000000000000000000000000000000001'],
    ['a link', 'https://qr.kaspi.kz/7f3a9c0e-5b1d-4b8e?sum=12250.50'],
    ['a link in capitals', 'HTTPS://KASPI.KZ/QR/ABC'],
  ])('encodes %s exactly', (_, token) => {
    expect(decode(qrPicture(token))).toBe(token);
    expect(decode(qrPicture(token, 'H'))).toBe(token);
  });

  it.each([
    ['20 digits', '1'.repeat(20)],
    ['41 digits', '20212112345678901234567890123456789012345'],
    ['a link', 'https://qr.kaspi.kz/7f3a9c0e-5b1d-4b8e?sum=12250.50'],
    ['a link with a long signature', `https://pay.kaspi.kz/pay/?${'a1B-'.repeat(25)}`],
    ['200 letters', 'https://'.padEnd(200, 'sauda/')],
  ])('reads %s around an icon of black and white that covers what the rules allow', (_, token) => {
    const picture = qrPicture(token, 'H', true);
    const { icon, side } = picture;
    if (icon === null) throw new Error('there is no place for the icon');
    const part = icon.side / (side - 2 * QUIET_ZONE_MODULES);
    expect(part).toBeGreaterThanOrEqual(0.2);
    expect(part).toBeLessThanOrEqual(0.24);
    const width = side * PIXELS_PER_MODULE;
    for (const shade of [0, 255, 128]) {
      const pixels = paint(picture);
      const from = Math.round(icon.at * PIXELS_PER_MODULE);
      const until = Math.round((icon.at + icon.side) * PIXELS_PER_MODULE);
      for (let y = from; y < until; y += 1)
        for (let x = from; x < until; x += 1) {
          const at = (y * width + x) * 4;
          pixels.fill(shade === 128 ? (((x >> 1) + (y >> 1)) % 2 === 0 ? 0 : 255) : shade, at, at + 3);
        }
      expect(jsQR(pixels, width, width)?.data).toBe(token);
    }
  });

  it('leaves the quiet zone empty', () => {
    const { side, path } = qrPicture('12345');
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES);
      expect(Number(x) + Number(length)).toBeLessThanOrEqual(side - QUIET_ZONE_MODULES);
      expect(Number(y)).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES);
      expect(Number(y)).toBeLessThan(side - QUIET_ZONE_MODULES);
    }
  });
});
