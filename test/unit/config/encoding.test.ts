import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from '../../../main/config/load-config.ts';
import { sentences } from './harness.ts';

const FILE = 'version: 1\ncatalogue:\n  - { id: water, channel: 1, name: Вода, priceTenge: 450 }\n';
/** Windows-1251 has the Russian alphabet at 0xC0 to 0xFF in its order. */
const WINDOWS_1251 = Buffer.from(
  Array.from(FILE, (letter) => (letter < '\x80' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x0410 + 0xc0)),
);
const DETAIL = 'the file is not UTF-8: save it as UTF-8 in the text editor';

const directory = mkdtempSync(join(tmpdir(), 'sauda-encoding-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function load(bytes: Buffer): ReturnType<typeof loadConfig> {
  const file = join(directory, 'kiosk.yaml');
  writeFileSync(file, bytes);
  return loadConfig(file);
}

test.each([
  ['Windows-1251', WINDOWS_1251],
  ['UTF-16 of Windows', Buffer.from(`\ufeff${FILE}`, 'utf16le')],
  ['UTF-16 with the high byte first', Buffer.from(`\ufeff${FILE}`, 'utf16le').swap16()],
  ['UTF-16 without its mark', Buffer.from(FILE, 'utf16le')],
  [
    'UTF-8 that was cut inside a letter',
    Buffer.concat([Buffer.from('version: 1\n# '), Buffer.from('В').subarray(0, 1)]),
  ],
])('a file in %s is refused, and the sentence names the remedy', (_what, bytes) => {
  const loaded = load(bytes);
  expect(loaded).toEqual({
    ok: false,
    error: { reason: 'config-invalid', parameters: { file: join(directory, 'kiosk.yaml'), detail: DETAIL } },
  });
  if (loaded.ok) return;
  const [kk, ru, en] = sentences(loaded.error);
  // English words stand in brackets between others.
  for (const sentence of [kk, ru]) expect(sentence).toContain(`kiosk.yaml (${DETAIL}). `);
  expect(en).toContain(`kiosk.yaml. ${DETAIL}. `);
});

test.each([
  ['without a mark', FILE],
  ['with a byte order mark', `\ufeff${FILE}`],
])('UTF-8 %s is read letter by letter', (_what, content) => {
  expect(load(Buffer.from(content))).toMatchObject({ ok: true, value: { catalogue: [{ name: { ru: 'Вода' } }] } });
});

test('the limit of a file counts bytes', () => {
  expect(load(Buffer.from(`${FILE}# ${'я'.repeat(600_000)}\n`))).toMatchObject({
    ok: false,
    error: { reason: 'config-unreadable' },
  });
});
