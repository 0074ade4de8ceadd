import { mkdirSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { artworkFiles } from '../../../main/config/artwork-files.ts';
import { configSchema } from '../../../main/config/config-schema.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sauda-artwork-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(files: Readonly<Record<string, string | Buffer>>) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const warnings: Record<string, unknown> = {};
  const config = configSchema.parse({ version: 1, display: { artwork: folder } });
  const artwork = artworkFiles(config, {
    write(_level, _event, facts): void {
      warnings[String(facts?.['file'])] = facts?.['warning'];
    },
  });
  return { artwork, warnings };
}

/** The start of a PNG with this size; the rest does not matter here. */
function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000806000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

const svg = (attributes: string): string =>
  `<?xml version="1.0"?>\n<!-- made by a program -->\n<svg ${attributes}><g/></svg>`;

test('pictures with these names stand for the words', () => {
  const files = {
    'logo.svg': svg('viewBox="0 0 300 80"'),
    'icon.png': png(512, 512),
    'gold.svg': svg("width='40' height='20'"),
  };
  expect(read(files)).toEqual({
    artwork: {
      logo: 'app://kiosk/artwork/logo.svg',
      icon: 'app://kiosk/artwork/icon.png',
      methods: { gold: 'app://kiosk/artwork/gold.svg' },
    },
    warnings: {},
  });
});

test.each([
  ['an icon that is not square', 'icon.svg', svg('viewBox="0 0 300 80"'), 'square'],
  ['an icon of few pixels', 'icon.png', png(64, 64), '96 by 96'],
  ['a text with the name of a picture', 'logo.png', 'hello', 'content'],
  ['a page with the name of a drawing', 'logo.svg', '<!doctype html><html></html>', 'content'],
  ['a drawing without a size', 'gold.svg', svg(''), 'content'],
  ['an empty file', 'red.webp', '', 'content'],
])('%s is named, and the words stay', (_what, name, content, reason) => {
  const { artwork, warnings } = read({ [name]: content });
  expect(artwork).toEqual({ logo: null, icon: null, methods: {} });
  expect(warnings[name]).toContain(reason);
});

test('a file that is too large, a folder, and a folder with nothing of this are named', () => {
  writeFileSync(join(folder, 'logo.png'), png(300, 80));
  truncateSync(join(folder, 'logo.png'), 1_000_001);
  mkdirSync(join(folder, 'icon.svg'));
  const { artwork, warnings } = read({});
  expect(artwork).toEqual({ logo: null, icon: null, methods: {} });
  expect(warnings['logo.png']).toContain('1 MB');
  expect(warnings[folder]).toContain('words are shown');
});

test('without the key nothing is looked for', () => {
  const config = configSchema.parse({ version: 1 });
  const log = { write: () => expect.unreachable() };
  expect(artworkFiles(config, log)).toEqual({ logo: null, icon: null, methods: {} });
});
