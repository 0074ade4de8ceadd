import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { withClaims, type ClaimHarness } from './harness.ts';

const harness = withClaims();

test.each<[string, (kiosk: ClaimHarness) => void]>([
  [
    'no database at all',
    ({ files }) => {
      writeFileSync(files.database, 'garbage '.repeat(2_000));
    },
  ],
  [
    'cut in half',
    ({ files }) => {
      truncateSync(files.database, 8_192);
    },
  ],
  [
    'empty beside its copy',
    ({ files }) => {
      truncateSync(files.database, 0);
    },
  ],
  [
    'gone beside its copy',
    ({ files }) => {
      rmSync(files.database);
    },
  ],
  [
    'a database of somebody else',
    ({ files }) => {
      rmSync(files.database);
      new Database(files.database).exec('CREATE TABLE t (a)').close();
    },
  ],
])('%s: reported, with the way out, and left as it is', (_, damage) => {
  const kiosk = harness().owing();
  damage(kiosk);
  const before = kiosk.contents();
  for (const ran of [kiosk.look(), kiosk.pay()]) {
    expect(ran).toMatchObject({
      code: 1,
      out: '',
      complaint: expect.stringMatching(/The journal is damaged: .*journal\.db.*--rescue/),
    });
  }
  expect(kiosk.contents()).toEqual(before);
});

test('a missing journal is reported, and no lock is created', () => {
  const kiosk = harness();
  expect(kiosk.look()).toMatchObject({ code: 1, complaint: expect.stringContaining('There is no journal') });
  expect(kiosk.pay('--language', 'kk')).toMatchObject({ code: 1, complaint: expect.stringContaining('Журнал жоқ') });
  expect(readdirSync(kiosk.directory)).toEqual([]);
});
