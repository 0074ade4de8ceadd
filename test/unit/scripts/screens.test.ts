import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compared, differenceLines } from '../../../scripts/screens/comparison.ts';
import { rowsOf } from '../../../scripts/screens/matrix.ts';
import {
  blankPicture,
  type Picture,
  readPicture,
  shareThatDiffers,
  writePicture,
} from '../../../scripts/screens/picture.ts';
import { sheetsOf, tileOf } from '../../../scripts/screens/sheets.ts';

const GREY = 0x80;

/** A picture of one grey with the first so many pixels of another. */
function spotted(pixels: number, grey: number): Picture {
  const picture = blankPicture(100, 100, GREY);
  for (let pixel = 0; pixel < pixels; pixel += 1) picture.data.fill(grey, pixel * 4, pixel * 4 + 3);
  return picture;
}

test('the matrix has a row for each panel and language, named after what the customer has changed', () => {
  const rows = rowsOf(['600x1024', '1280x800'], ['ru', 'kk'], { reachable: true, largeText: true });
  expect(rows.map(({ folder }) => folder)).toEqual([
    '600x1024/kk-reach-large',
    '600x1024/ru-reach-large',
    '1280x800/kk-reach-large',
    '1280x800/ru-reach-large',
  ]);
});

test('a little smoothing is no difference, another colour is, and so is another size', () => {
  const plain = spotted(0, GREY);
  expect(shareThatDiffers(plain, spotted(5_000, GREY + 20))).toBe(0);
  expect(shareThatDiffers(plain, spotted(50, GREY + 40))).toBeCloseTo(0.005);
  expect(shareThatDiffers(plain, blankPicture(100, 99, GREY))).toBe(1);
});

test('pictures are compared with those of an earlier run, and new ones are named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-screens-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const before = writePicture(spotted(0, GREY));
  writeFileSync(join(folder, 'idle.png'), before);
  const differs = (name: string, picture: Picture) => compared(folder, name, writePicture(picture), () => picture);
  expect(compared(folder, 'idle.png', before, () => readPicture(before))).toBeNull();
  expect(differs('idle.png', spotted(4, 0))).toBeNull();
  const found = [differs('idle.png', spotted(100, 0)), differs('new.png', spotted(0, GREY))].filter(
    (one) => one !== null,
  );
  expect(differenceLines(found)).toEqual([' 1.000 %  idle.png', '     new  new.png']);
  expect(found.map(({ tiles }) => tiles.length)).toEqual([3, 1]);
});

test('a sheet has as many pictures as fit, each above its name', () => {
  const tile = tileOf('', blankPicture(1080, 1920, 0xff));
  const tiles = Array.from({ length: 30 }, (_, number) => ({ ...tile, name: String(number) }));
  const sheets = sheetsOf(tiles).map(readPicture);
  // Shrunk to a quarter, six stand beside and three above each other.
  expect(sheets.map(({ width, height }) => [width, height])).toEqual([
    [1704, 1560],
    [1704, 1044],
  ]);
  expect(sheetsOf([])).toEqual([]);
});
