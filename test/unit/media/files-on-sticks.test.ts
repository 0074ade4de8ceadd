import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOnSticks } from '../../../main/media/find-files.ts';
import { writeToStick } from '../../../main/media/write-to-stick.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-sticks-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('files are found near the top first, by extension in any case, and never behind a link', async () => {
  const stick = join(folder, 'A');
  mkdirSync(join(stick, 'bank', 'x', 'too', 'deep'), { recursive: true });
  writeFileSync(join(stick, 'bank', 'x', 'too', 'deep', 'a.zip'), '');
  writeFileSync(join(stick, 'bank', 'archive.ZIP'), '');
  writeFileSync(join(stick, 'kiosk.pfx'), '');
  writeFileSync(join(stick, 'photo.jpg'), '');
  writeFileSync(join(folder, 'outside.zip'), '');
  symlinkSync(join(folder, 'outside.zip'), join(stick, 'link.zip'));
  symlinkSync(folder, join(stick, 'up'));
  const { files: found, isCut, isUnread } = filesOnSticks([{ name: 'A', path: stick }], ['.zip', '.pfx']);
  expect(found.map(({ name }) => name)).toEqual(['kiosk.pfx', 'bank/archive.ZIP']);
  expect([isCut, isUnread]).toEqual([false, false]);
});

test('a stick with too many entries is looked through no further than the limit', async () => {
  const stick = join(folder, 'A');
  mkdirSync(stick);
  for (let number = 0; number < 40; number += 1) writeFileSync(join(stick, `${String(number)}.jpg`), '');
  const of = (limits: { visited: number; found: number }) =>
    filesOnSticks([{ name: 'A', path: stick }], ['.jpg'], { depth: 3, ...limits });
  expect(of({ visited: 100, found: 25 }).files).toHaveLength(25);
  expect(of({ visited: 10, found: 25 })).toMatchObject({ isCut: true });
  expect(of({ visited: 10, found: 25 }).files.length).toBeLessThanOrEqual(10);
});

test('a stick that cannot be read is no stick without files', () => {
  const sticks = ['A', 'B'].map((name) => ({ name, path: join(folder, name) }));
  mkdirSync(join(folder, 'B'));
  writeFileSync(join(folder, 'B', 'a.zip'), '');
  const { files, isUnread } = filesOnSticks(sticks, ['.zip']);
  expect([files.map(({ name }) => name), isUnread]).toEqual([['a.zip'], true]);
});

test('a file is written, read again, and takes the place of none', async () => {
  const stick = { path: join(folder, 'A') };
  mkdirSync(stick.path);
  const bytes = Buffer.from('request');
  expect(writeToStick(stick, 'kiosk.csr', bytes)).toEqual({ ok: true, value: join(stick.path, 'kiosk.csr') });
  expect(writeToStick(stick, 'kiosk.csr', Buffer.from('other'))).toMatchObject({ ok: true });
  expect(readFileSync(join(stick.path, 'kiosk.csr'), 'utf8')).toBe('request');
  expect(readdirSync(stick.path).sort()).toEqual(['kiosk-2.csr', 'kiosk.csr']);
});

test('a stick that was pulled out is an error in words, and leaves nothing', async () => {
  const stick = { path: join(folder, 'A') };
  mkdirSync(stick.path);
  rmSync(stick.path, { recursive: true });
  expect(writeToStick(stick, 'kiosk.csr', Buffer.from('request'))).toMatchObject({ ok: false });
});

test('a link on the stick is not written through', async () => {
  const stick = { path: join(folder, 'A') };
  mkdirSync(stick.path);
  writeFileSync(join(folder, 'kiosk.yaml'), 'version: 1\n');
  symlinkSync(join(folder, 'kiosk.yaml'), join(stick.path, '.kiosk.csr.new'));
  expect(writeToStick(stick, 'kiosk.csr', Buffer.from('request'))).toMatchObject({ ok: true });
  expect(readFileSync(join(folder, 'kiosk.yaml'), 'utf8')).toBe('version: 1\n');
  expect(readFileSync(join(stick.path, 'kiosk.csr'), 'utf8')).toBe('request');
});
