import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attractFile, attractFiles } from '../../../main/config/attract-files.ts';
import { configSchema } from '../../../main/config/config-schema.ts';

const directory = realpathSync(mkdtempSync(join(tmpdir(), 'sauda-attract-')));
const folder = join(directory, 'attract');

/** The header of a PNG of 1080x1920 pixels; the rest of the file does not matter here. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000438000007800806000000', 'hex');
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 0x20]), Buffer.from('ftypisom'), Buffer.alloc(30)]);
const WEBM = Buffer.from('1a45dfa301000000', 'hex');

beforeAll(() => {
  mkdirSync(join(folder, '3-folder.png'), { recursive: true });
  const files = {
    '2 Су.png': PNG,
    '1-film.mp4': MP4,
    '10-film.jpg': WEBM,
    'text.png': Buffer.from('hello'),
    'empty.mp4': Buffer.alloc(0),
    '.hidden.png': PNG,
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'huge.png'), PNG);
  truncateSync(join(folder, 'huge.png'), 20_000_001);
  writeFileSync(join(directory, 'secret.png'), PNG);
  symlinkSync(join(directory, 'secret.png'), join(folder, 'link.png'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function read(attract: unknown): { readonly files: readonly unknown[]; readonly warnings: Record<string, unknown> } {
  const warnings: Record<string, unknown> = {};
  const config = configSchema.parse({ version: 1, display: { attract } });
  const files = attractFiles(config, {
    write(_level, _event, facts): void {
      warnings[String(facts?.['file'])] = facts?.['warning'];
    },
  });
  return { files, warnings };
}

describe('the files of the attract loop', () => {
  test('are what their content says, in the order of their names, and every other one is named', () => {
    const { files, warnings } = read({ folder });
    expect(files).toEqual([
      { kind: 'video', address: 'attract://files/1-film.mp4' },
      { kind: 'video', address: 'attract://files/10-film.jpg' },
      { kind: 'picture', address: `attract://files/${encodeURIComponent('2 Су.png')}` },
    ]);
    expect(Object.keys(warnings).sort()).toEqual(['3-folder.png', 'empty.mp4', 'huge.png', 'link.png', 'text.png']);
    expect(warnings['huge.png']).toContain('20 MB');
  });

  test('are none without a folder, and none from a folder that is missing, which is named', () => {
    expect(read({ afterS: 10 })).toEqual({ files: [], warnings: {} });
    const missing = join(directory, 'nowhere');
    expect(read({ folder: missing })).toMatchObject({ files: [], warnings: { [missing]: expect.any(String) } });
  });

  test('end with the sixtieth', () => {
    const many = join(directory, 'many');
    mkdirSync(many);
    for (let index = 0; index < 70; index += 1) writeFileSync(join(many, `${String(100 + index)}.png`), PNG);
    const { files, warnings } = read({ folder: many });
    expect(files).toHaveLength(60);
    expect(Object.keys(warnings)).toEqual(['160.png']);
  });
});

test('nothing but the files of the folder is served', () => {
  expect(attractFile(folder, '2 Су.png')).toBe(join(folder, '2 Су.png'));
  for (const name of [
    '../secret.png',
    'link.png',
    'nowhere.png',
    '3-folder.png',
    '',
    '.',
    '\0',
    join(directory, 'secret.png'),
  ])
    expect([name, attractFile(folder, name)]).toEqual([name, null]);
});

test.each([{ afterS: 4 }, { afterS: 3601 }, { afterS: '30' }, { folder: '' }, { after: 30 }, true])(
  'a loop written as %j is refused',
  (attract) => {
    expect(configSchema.safeParse({ version: 1, display: { attract } }).success).toBe(false);
  },
);
