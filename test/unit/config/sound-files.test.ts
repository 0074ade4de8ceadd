import { mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configSchema } from '../../../main/config/config-schema.ts';
import { soundSettings, soundType } from '../../../main/config/sound-files.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sauda-sounds-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(sounds: unknown) {
  const warnings: Record<string, unknown> = {};
  const config = configSchema.parse({ version: 1, display: sounds === undefined ? {} : { sounds } });
  const settings = soundSettings(config, {
    write(_level, _event, facts): void {
      warnings[String(facts?.['file'])] = facts?.['warning'];
    },
  });
  return { settings, warnings };
}

const CONTENTS = {
  wav: Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from('WAVEfmt ')]),
  ogg: Buffer.from('OggS\0\x02\0\0\0\0\0\0'),
  mp3: Buffer.from('ID3\x04\0\0\0\0\0\0\0\0'),
  bare: Buffer.from('fffb9064000000000000', 'hex'),
  m4a: Buffer.concat([Buffer.from([0, 0, 0, 0x20]), Buffer.from('ftypM4A ')]),
} as const;

test.each([
  ['wav', 'audio/wav'],
  ['ogg', 'audio/ogg'],
  ['mp3', 'audio/mpeg'],
  ['bare', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
] as const)('%s is %s by its content', (name, type) => {
  writeFileSync(join(folder, 'any.name'), CONTENTS[name]);
  expect(soundType(join(folder, 'any.name'))).toBe(type);
});

test('a recording belongs to a moment and a language, and every other file is named', () => {
  const files = {
    'qr-kk.mp3': CONTENTS.mp3,
    'success-ru.wav': CONTENTS.wav,
    'error-en.ogg': Buffer.from('a text, no sound'),
    'success-en.wav': Buffer.alloc(0),
    'hello.mp3': CONTENTS.mp3,
    'cash-kk.mp3': CONTENTS.mp3,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  truncateSync(join(folder, 'cash-kk.mp3'), 5_000_001);
  const { settings, warnings } = read({ folder, volume: 40 });
  expect(settings).toEqual({
    volume: 0.4,
    voices: { 'qr-kk': 'attract://sounds/qr-kk.mp3', 'success-ru': 'attract://sounds/success-ru.wav' },
  });
  expect(Object.keys(warnings).sort()).toEqual(['cash-kk.mp3', 'error-en.ogg', 'hello.mp3', 'success-en.wav']);
  expect(warnings['cash-kk.mp3']).toContain('5 MB');
});

test('a folder that is missing is named, and tones are left', () => {
  const { settings, warnings } = read({ folder: join(folder, 'nowhere') });
  expect(settings).toEqual({ volume: 0.6, voices: {} });
  expect(Object.values(warnings)[0]).toContain('tones');
});

test.each([[undefined], [{ volume: 0 }]])('%j is silence', (sounds) => {
  expect(read(sounds).settings).toBeNull();
});
