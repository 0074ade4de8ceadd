import { existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPort, clearLink } from '../../../../scripts/simulate/paths.ts';

let folder: string;
const inFolder = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-simulate-paths-'));
  writeFileSync(inFolder('file'), 'mine');
  mkdirSync(inFolder('directory'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the path of a port', () => {
  it('is refused if it is a file or a directory, even through a link', () => {
    symlinkSync(inFolder('file'), inFolder('link'));
    expect(checkPort(inFolder('file'))).toEqual({
      ok: false,
      error: expect.stringMatching(/ is a file, not a serial port\.$/),
    });
    expect(checkPort(inFolder('link'))).toEqual({
      ok: false,
      error: expect.stringMatching(/ is a file, not a serial port\.$/),
    });
    expect(checkPort(folder)).toEqual({
      ok: false,
      error: expect.stringMatching(/ is a directory, not a serial port\.$/),
    });
  });

  it('may be missing, because the cable may be plugged in, and is not checked for a name of Windows', () => {
    for (const path of [inFolder('absent'), inFolder('file/below'), 'COM4', String.raw`\\.\COM12`])
      expect(checkPort(path)).toEqual({ ok: true, value: undefined });
  });
});

describe('the link of a pseudo-terminal', () => {
  it('is removed if its terminal is gone', () => {
    symlinkSync(inFolder('gone'), inFolder('link'));
    expect(clearLink(inFolder('link'))).toEqual({ ok: true, value: undefined });
    expect(lstatSync(inFolder('link'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('may be new', () => {
    expect(clearLink(inFolder('new'))).toEqual({ ok: true, value: undefined });
  });

  it('is never a file, a directory, or a valid link', () => {
    symlinkSync(inFolder('directory'), inFolder('living'));
    symlinkSync('turning', inFolder('turning'));
    for (const name of ['file', 'directory', 'living', 'turning'])
      expect(clearLink(inFolder(name))).toMatchObject({ ok: false });
    expect(existsSync(inFolder('file')) && existsSync(inFolder('directory'))).toBe(true);
    expect(readlinkSync(inFolder('living'))).toBe(inFolder('directory'));
    expect(readlinkSync(inFolder('turning'))).toBe('turning');
  });
});
