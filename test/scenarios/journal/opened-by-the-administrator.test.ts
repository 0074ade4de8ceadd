import { chownSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sale, withJournal } from './harness.ts';

const start = withJournal();
const KIOSK = 12_345;

// Only root can give files away; for anybody else both users are the same one.
test.runIf(process.getuid?.() === 0)(
  'a command of the administrator is the first to need copy and lock of the journal: they belong to the kiosk',
  () => {
    const journal = start().fill(2);
    for (const name of ['copy', 'lock'] as const) rmSync(journal.files[name]);
    const files = (): readonly string[] =>
      readdirSync(journal.directory, { recursive: true, encoding: 'utf8' }).map((name) =>
        join(journal.directory, name),
      );
    for (const file of [journal.directory, ...files()]) chownSync(file, KIOSK, KIOSK);
    journal.during((keeper) => {
      journal.append(keeper, sale(10));
      expect(files().filter((file) => lstatSync(file).uid !== KIOSK)).toEqual([]);
    });
    expect(files()).toEqual(expect.arrayContaining([journal.files.copy, journal.files.lock]));
    expect(files().filter((file) => lstatSync(file).uid !== KIOSK)).toEqual([]);
  },
);
