import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { electronParts } from '../../../scripts/build/electron-parts.ts';
import { hashSources } from '../../../scripts/build/sources.ts';
import { isWhole, sizesOf } from '../../../scripts/setup/electron-fallback.ts';
import { isAlive, withLock } from '../../../scripts/setup/lock.mjs';
import { withOurDefines } from '../../../scripts/setup/native.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-scripts-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}

describe("the sources' hash", () => {
  test('changes with contents, names and new files, and not with dates', () => {
    write('app/a.ts', 'one');
    const first = hashSources(folder, ['app', 'missing']);
    write('app/a.ts', 'one');
    expect(hashSources(folder, ['app', 'missing'])).toBe(first);
    write('app/b.ts', '');
    const second = hashSources(folder, ['app', 'missing']);
    expect(second).not.toBe(first);
    write('app/a.ts', 'two');
    expect(hashSources(folder, ['app', 'missing'])).not.toBe(second);
  });
});

describe('a cached runtime', () => {
  test('is complete only with every complete file', () => {
    write('electron', 'binary');
    write('locales/en.pak', 'words');
    write('resources/app/main.js', 'launcher');
    expect(isWhole(folder)).toBe(false);
    write('sauda-files.json', JSON.stringify(sizesOf(folder)));
    expect(isWhole(folder)).toBe(true);
    write('resources/app/main.js', 'a newer launcher');
    expect(isWhole(folder)).toBe(true);
    write('locales/en.pak', 'wor');
    expect(isWhole(folder)).toBe(false);
    rmSync(join(folder, 'locales/en.pak'));
    expect(isWhole(folder)).toBe(false);
  });
});

describe('the built parts', () => {
  test('are those with sources; helpers and types are not preloads', () => {
    write('main/preload/customer.ts', '');
    write('main/preload/_bridge.ts', '');
    write('main/preload/types.d.ts', '');
    write('main/main.ts', '');
    expect(electronParts(folder).map(({ entry, output }) => `${entry} -> ${output}`)).toEqual([
      'main/main.ts -> main/main',
      'main/preload/customer.ts -> preload/customer',
    ]);
  });
});

describe('the lock', () => {
  test('lets one in at a time', async () => {
    const path = join(folder, 'lock');
    let inside = 0;
    let most = 0;
    let openGate = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    const enter = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await gate;
      inside -= 1;
    };
    const all = [withLock(path, enter), withLock(path, enter), withLock(path, enter)];
    await vi.waitUntil(() => inside > 0);
    // The others have their first try while the first one is still inside.
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    openGate();
    await Promise.all(all);
    expect(inside).toBe(0);
    expect(most).toBe(1);
  });

  test('is taken over from an ended process', async () => {
    const path = join(folder, 'lock');
    writeFileSync(path, '999999999 1');
    expect(await withLock(path, () => Promise.resolve('in'))).toBe('in');
  });

  test('distinguishes a process from a later one with the same number', () => {
    expect(isAlive('not a process')).toBe(false);
    if (process.platform === 'linux') expect(isAlive(`${process.pid} 1`)).toBe(false);
  });
});

test('a change in the build of better-sqlite3 is detected', () => {
  expect(withOurDefines("'defines': ['NAPI_VERSION=10', 'X']")).toContain('NAPI_EXPERIMENTAL');
  expect(() => withOurDefines("'defines': ['NAPI_VERSION=11']")).toThrow('SQLITE_DEFINES');
});
