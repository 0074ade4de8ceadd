import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SUMMARY_RULE } from '../../../app/journal/replay.ts';
import { rescueJournal } from '../../../main/journal/rescue/rescue.ts';
import { entries, sale, withJournal, type JournalHarness } from './harness.ts';

const harness = withJournal();
const LAST = 243;

/** A kiosk killed in the middle of a sale: the log is full, the file behind it. */
function killed(): JournalHarness {
  const journal = harness().fill();
  const other = harness();
  journal.during((keeper) => {
    journal.append(keeper, sale(100));
    journal.append(keeper, sale(101, 3));
    for (const file of readdirSync(journal.directory)) {
      if (file.startsWith('journal') && !file.endsWith('-shm'))
        copyFileSync(join(journal.directory, file), join(other.directory, file));
    }
  });
  return other;
}

describe('the kiosk continues by itself, with every entry', () => {
  test.each<[string, (journal: JournalHarness) => void]>([
    [
      'the file’s header is garbage',
      (journal) => {
        journal.overwrite(1, Buffer.from('this is not a database'));
      },
    ],
    [
      'the second half of the file is missing',
      (journal) => {
        truncateSync(journal.files.database, journal.pages() * 2_048);
      },
    ],
    [
      'the second half of the file is zeros',
      (journal) => {
        for (let page = Math.floor(journal.pages() / 2); page <= journal.pages(); page += 1) journal.overwrite(page);
      },
    ],
    [
      'an amount was changed',
      (journal) => {
        journal.tamper("UPDATE entries SET body = replace(body, '45000', '450') WHERE sequence = 240");
      },
    ],
    [
      'an entry does not parse',
      (journal) => {
        journal.tamper("UPDATE entries SET body = 'nothing' WHERE sequence = 240");
      },
    ],
    [
      'an entry is missing',
      (journal) => {
        journal.tamper('DELETE FROM entries WHERE sequence = 240');
      },
    ],
    [
      'the last entries are missing',
      (journal) => {
        journal.tamper('DELETE FROM entries WHERE sequence > 240');
      },
    ],
  ])('%s', (_, damage) => {
    const journal = harness().fill();
    const before = journal.rows();
    damage(journal);
    const { reason, ledger, keeper } = journal.start();
    expect({ reason, sale: ledger?.sales.get('sale-61')?.paidTiyn }).toEqual({ reason: null, sale: 45_000 });
    expect(keeper.rescued).toMatchObject({ certain: true, taken: LAST });
    expect(journal.rows()).toEqual(before);
    expect(readdirSync(join(journal.files.backups, journal.setAside()[0] ?? ''))).toEqual(
      expect.arrayContaining(['journal.db', 'journal-copy.jsonl', 'report.json', 'not-taken-over.jsonl']),
    );
  });

  test('changed entries are kept beside the new journal', () => {
    const journal = harness().fill();
    journal.tamper("UPDATE entries SET body = replace(body, '45000', '450') WHERE sequence = 240");
    expect(journal.start().reason).toBeNull();
    expect(journal.notTakenOver()).toMatchObject([expect.stringContaining('differs-from-the-chain')]);
  });

  test('a killed kiosk with a bad page: the log has the rest', () => {
    const journal = killed();
    journal.overwrite(2);
    expect(journal.start()).toMatchObject({ reason: null, keeper: { rescued: { certain: true } } });
    expect(journal.rows()).toHaveLength(LAST + 7);
  });
});

test('a log whose file is gone: the log names the last entry, the copy has the others', () => {
  const journal = killed();
  rmSync(journal.files.database);
  expect(journal.start()).toMatchObject({ reason: null, keeper: { rescued: { certain: true, taken: LAST + 7 } } });
  expect(journal.rows()).toHaveLength(LAST + 7);
});

describe('the kiosk stays out of service until a technician acts, and changes nothing', () => {
  test.each<[string, (journal: JournalHarness) => void, number]>([
    [
      'the file is gone',
      (journal) => {
        rmSync(journal.files.database);
        rmSync(journal.files.log);
      },
      LAST + 7,
    ],
    [
      'the file is empty',
      (journal) => {
        truncateSync(journal.files.database, 0);
        rmSync(journal.files.log);
      },
      LAST + 7,
    ],
    [
      'the file has lost its log',
      (journal) => {
        rmSync(journal.files.log);
      },
      LAST + 7,
    ],
    [
      'the log has lost its file and its copy',
      (journal) => {
        rmSync(journal.files.database);
        rmSync(journal.files.copy);
      },
      0,
    ],
    [
      'the log is garbage in the middle',
      (journal) => {
        journal.overwrite(3, Buffer.alloc(10_000, 7), journal.files.log);
      },
      LAST + 7,
    ],
    [
      'the file is that of an earlier day',
      (journal) => {
        const earlier = harness().fill(10);
        copyFileSync(earlier.files.database, journal.files.database);
        rmSync(journal.files.log);
      },
      LAST + 7,
    ],
    [
      'nothing but garbage',
      (journal) => {
        for (const file of [journal.files.database, journal.files.log, journal.files.copy])
          writeFileSync(file, 'garbage'.repeat(9_999));
      },
      0,
    ],
  ])('%s', (_, damage, saved) => {
    const journal = killed();
    damage(journal);
    const copied = existsSync(journal.files.copy) ? readFileSync(journal.files.copy) : null;
    expect(journal.start()).toMatchObject({ reason: 'journal-damaged' });
    expect(journal.start()).toMatchObject({ reason: 'journal-damaged' });
    expect(journal.setAside()).toEqual([]);
    const rescued = rescueJournal(journal.directory, { mode: 'always', nowMs: 0 });
    expect(rescued).toMatchObject({ ok: true, value: { certain: false, taken: saved } });
    expect(journal.start()).toMatchObject({ reason: null });
    expect(journal.rows()).toHaveLength(saved);
    // Nothing was thrown away.
    if (copied !== null)
      expect(readFileSync(join(journal.files.backups, journal.setAside()[0] ?? '', 'journal-copy.jsonl'))).toEqual(
        copied,
      );
  });

  test('a broken chain without a usable copy: the entries after it are listed by sale', () => {
    const journal = harness().fill();
    rmSync(journal.files.copy);
    journal.tamper("UPDATE entries SET body = replace(body, '45000', '450') WHERE sequence = 239");
    expect(journal.start()).toMatchObject({ reason: 'journal-damaged' });
    expect(rescueJournal(journal.directory, { mode: 'always', nowMs: 0 })).toMatchObject({
      ok: true,
      value: {
        taken: 238,
        expected: LAST,
        ends: 'changed',
        behind: {
          entries: 5,
          lostEntries: 0,
          sales: [
            { saleId: 'sale-60', isKnown: true },
            { saleId: 'sale-61', paidTiyn: 45_000, deliveredTiyn: 0 },
          ],
        },
      },
    });
    expect(journal.notTakenOver()).toHaveLength(5);
  });

  test('a summary that disagrees: the entries before it are kept', () => {
    const journal = harness().fill(2);
    journal.during((keeper) => {
      journal.append(keeper, entries({ kind: 'summary', rule: SUMMARY_RULE, unsettled: [], stock: {} }, ...sale(9)));
    });
    expect(rescueJournal(journal.directory, { mode: 'always', nowMs: 0 })).toMatchObject({
      ok: true,
      value: { taken: 11, ends: 'contradicts', certain: false },
    });
  });
});

test('an intact journal needs no rescue', () => {
  const journal = killed();
  expect(rescueJournal(journal.directory, { mode: 'always', nowMs: 0 })).toMatchObject({
    ok: true,
    value: { intact: true, folder: null },
  });
  expect(journal.setAside()).toEqual([]);
});

test('no rescue runs while a kiosk sells', () => {
  const journal = harness().fill(1);
  journal.during(() => {
    expect(rescueJournal(journal.directory, { mode: 'always', nowMs: 0 })).toMatchObject({
      ok: false,
      error: { parameters: { code: 'SQLITE_BUSY' } },
    });
  });
});

test('a missing, torn or outdated copy is completed at quiet moments', () => {
  const journal = harness().fill(3);
  const whole = readFileSync(journal.files.copy);
  for (const damage of [
    () => {
      rmSync(journal.files.copy);
    },
    () => {
      truncateSync(journal.files.copy, whole.length - 30);
    },
    () => {
      writeFileSync(journal.files.copy, Buffer.concat([whole.subarray(0, whole.length - 700), Buffer.alloc(700)]));
    },
    () => {
      renameSync(journal.files.copy, `${journal.files.copy}.old`);
    },
  ]) {
    damage();
    expect(journal.start()).toMatchObject({ reason: null });
    expect(readFileSync(journal.files.copy)).toEqual(whole);
  }
});
