import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../../main/config/load-config.ts';
import { pictureFile, withPictures } from '../../../main/config/operator-pictures.ts';

const directory = realpathSync(mkdtempSync(join(tmpdir(), 'sauda-pictures-')));
const pictures = join(directory, 'pictures');

beforeAll(() => {
  mkdirSync(join(pictures, 'cold'), { recursive: true });
  for (const file of ['pictures/milk.png', 'pictures/cold/су 1.SVG', 'pictures/notes.txt', 'secret.png'])
    writeFileSync(join(directory, file), 'x');
  symlinkSync(join(directory, 'secret.png'), join(pictures, 'link.png'));
  symlinkSync(join(pictures, 'milk.png'), join(pictures, 'own-link.png'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('only pictures inside the directory are found', () => {
  expect(pictureFile(pictures, 'milk.png')).toBe(join(pictures, 'milk.png'));
  expect(pictureFile(pictures, 'own-link.png')).toBe(join(pictures, 'milk.png'));
  expect(pictureFile(pictures, 'cold/су 1.SVG')).toBe(join(pictures, 'cold/су 1.SVG'));
  for (const name of [
    'link.png',
    '../secret.png',
    join(directory, 'secret.png'),
    'notes.txt',
    'cold',
    '',
    '.',
    'nowhere.png',
    'milk.png\0',
  ]) {
    expect([name, pictureFile(pictures, name)]).toEqual([name, null]);
  }
  expect(pictureFile(join(directory, 'nowhere'), 'milk.png')).toBeNull();
});

function pictureOf(
  picture: string,
  display = 'display: { picturesDirectory: pictures }',
): { picture: string | undefined; warnings: unknown[] } {
  const file = join(directory, 'kiosk.yaml');
  writeFileSync(
    file,
    `version: 1\n${display}\ncatalogue: [{ id: water, channel: 1, name: Water, priceTenge: 5, picture: ${JSON.stringify(picture)} }]\n`,
  );
  const loaded = loadConfig(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const warnings: unknown[] = [];
  const config = withPictures(loaded.value, { write: (_level, _event, facts) => warnings.push(facts) });
  return { picture: config.catalogue[0]?.picture, warnings };
}

test("an operator's file becomes an address, a drawing's name stays", () => {
  expect(pictureOf('milk.png')).toEqual({ picture: 'app://kiosk/operator/milk.png', warnings: [] });
  expect(pictureOf('cold/су 1.SVG')).toEqual({
    picture: `app://kiosk/operator/cold/${encodeURIComponent('су 1.SVG')}`,
    warnings: [],
  });
  expect(pictureOf('milk')).toEqual({ picture: 'milk', warnings: [] });
});

test('a missing picture gives a warning with the key and the file', () => {
  for (const picture of ['nowhere.png', 'link.png', '../secret.png']) {
    expect(pictureOf(picture)).toEqual({
      picture,
      warnings: [{ key: 'catalogue.0.picture', file: picture, warning: `no such picture in ${pictures}` }],
    });
  }
  expect(pictureOf('milk.png', '').warnings).toMatchObject([{ warning: 'display.picturesDirectory is not set' }]);
});

test.each([
  ['milk.png', 'app://kiosk/operator/milk.png', 0],
  ['nowhere.png', undefined, 1],
  ['../secret.png', undefined, 1],
])('the logo %s is shown at %s', (logo, address, warned) => {
  const file = join(directory, 'kiosk.yaml');
  writeFileSync(file, `version: 1\ndisplay: { picturesDirectory: pictures, look: { logo: ${logo} } }\n`);
  const loaded = loadConfig(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const warnings: unknown[] = [];
  const config = withPictures(loaded.value, { write: (_level, _event, facts) => warnings.push(facts) });
  expect(config.display.look.logo).toBe(address);
  expect(warnings).toHaveLength(warned);
});
