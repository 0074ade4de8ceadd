/**
 * Draws the bitmap font of the receipt printers, resources/fonts/receipt/font.json, from IBM Plex Mono. It is run by
 * hand when the font is to change; what it draws is committed. To repeat it (on a machine without a screen under
 * xvfb-run), with the unpacked package @fontsource/ibm-plex-mono 5.3.0 in FOLDER:
 *
 *   $(path of the installed Electron) --no-sandbox scripts/fonts/receipt-font.mjs FOLDER resources/fonts/receipt/font.json
 *
 * A character of the list that the font lacks ends the program: nothing is drawn in a substitute's shape.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

/** The cell of font A of every ESC/POS printer, in dots. */
const CELL = { width: 12, height: 24 };
/** At 20 dots per em the font's advance of 0.6 em is exactly one cell. */
const EM_DOTS = 20;
/** Baseline of the letters, chosen so that accents on capitals and descenders fit into the cell. */
const BASELINE_DOTS = 18;
/** Factor by which characters are drawn larger; a dot is black where enough of it is covered. */
const OVERSAMPLING = 16;
const WEIGHTS = { regular: 400, bold: 600 };
/**
 * Covered part of a dot from which it is black. A stem is 1.7 dots wide in the regular weight and 2.6 in bold; with
 * these values every stem becomes two or three dots wide at any position, so columns look even and no line is too thin
 * for a thermal head.
 */
const COVERED = { regular: 0.33, bold: 0.3 };
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'];

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
const CHARACTERS = [
  ...range(0x20, 0x7e),
  ...range(0xa1, 0xac),
  ...range(0xae, 0xff),
  ...range(0x400, 0x45f),
  ...'ҐґӘәҒғҚқҢңӨөҰұҮүҺһ',
  ...'–—‘’‚“”„†•…‹›€№₸₽™−',
];

const [folder, target] = process.argv.slice(-2);

/** Runs in the page: draws every character and returns 24 rows of 12 bits as three hexadecimal digits each. */
async function draw({ cell, em, baseline, scale, covered, characters, faces }) {
  for (const { family, source } of faces) {
    const face = new FontFace(family, `url(${source})`);
    document.fonts.add(await face.load());
  }
  const families = faces.map(({ family }) => `"${family}"`).join(', ');
  const canvas = document.createElement('canvas');
  canvas.width = cell.width * scale;
  canvas.height = cell.height * scale;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const paint = (character, fallback) => {
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = 'black';
    context.font = `${em * scale}px ${families}, ${fallback}`;
    context.fillText(character, 0, baseline * scale);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const glyphs = {};
  const missing = [];
  for (const character of characters) {
    const pixels = paint(character, 'serif');
    const other = paint(character, 'monospace');
    if (pixels.some((value, index) => value !== other[index])) missing.push(character);
    let rows = '';
    for (let y = 0; y < cell.height; y += 1) {
      let bits = 0;
      for (let x = 0; x < cell.width; x += 1) {
        let dark = 0;
        for (let dy = 0; dy < scale; dy += 1) {
          for (let dx = 0; dx < scale; dx += 1)
            dark += 255 - pixels[((y * scale + dy) * canvas.width + x * scale + dx) * 4];
        }
        bits = bits * 2 + (dark / (255 * scale * scale) >= covered ? 1 : 0);
      }
      rows += bits.toString(16).padStart(3, '0');
    }
    glyphs[character] = rows;
  }
  return { glyphs, missing };
}

async function drawWeight(page, name) {
  const faces = SUBSETS.map((subset) => ({
    family: `IBM Plex Mono ${subset}`,
    source: `data:font/woff2;base64,${readFileSync(join(folder, 'files', `ibm-plex-mono-${subset}-${WEIGHTS[name]}-normal.woff2`), 'base64')}`,
  }));
  const order = {
    cell: CELL,
    em: EM_DOTS,
    baseline: BASELINE_DOTS,
    scale: OVERSAMPLING,
    covered: COVERED[name],
    characters: CHARACTERS,
    faces,
  };
  const { glyphs, missing } = await page.webContents.executeJavaScript(`(${draw})(${JSON.stringify(order)})`);
  if (missing.length > 0) throw new Error(`the font has no ${missing.join(' ')}`);
  return glyphs;
}

async function main() {
  await app.whenReady();
  const weights = {};
  for (const name of ['regular', 'bold']) {
    const page = new BrowserWindow({ show: false });
    await page.loadURL('data:text/html,<meta charset="utf-8">');
    weights[name] = await drawWeight(page, name);
    page.destroy();
  }
  const json = JSON.stringify(
    { source: 'IBM Plex Mono, SIL Open Font License 1.1 (OFL.txt)', ...CELL, ...weights },
    null,
    1,
  );
  writeFileSync(target, `${json}\n`);
}

app.on('window-all-closed', () => undefined);
main().then(
  () => app.exit(0),
  (error) => {
    console.error(error);
    app.exit(1);
  },
);
