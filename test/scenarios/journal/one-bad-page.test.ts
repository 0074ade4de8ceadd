import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rescueJournal } from '../../../main/journal/rescue/rescue.ts';
import { PAGE_BYTES } from '../../../main/journal/rescue/pages.ts';
import { withJournal } from './harness.ts';

const harness = withJournal();

test('any one page zeroed or garbled: the kiosk is not affected, or begins a new file with every entry, by itself', () => {
  const filled = harness().fill();
  const pages = filled.pages();
  let rescues = 0;
  for (let page = 1; page <= pages; page += 1) {
    for (const bytes of [Buffer.alloc(PAGE_BYTES), randomBytes(PAGE_BYTES), randomBytes(PAGE_BYTES / 2)]) {
      const journal = harness().like(filled);
      const before = journal.rows();
      journal.overwrite(page, bytes);
      const { ledger, reason, keeper } = journal.start();
      expect([page, reason]).toEqual([page, null]);
      expect(ledger?.sales.get('sale-61')).toMatchObject({ paidTiyn: 45_000, deliveredTiyn: 0 });
      if (keeper.rescued === null) continue;
      rescues += 1;
      expect(keeper.rescued).toMatchObject({ certain: true, taken: 243, behind: { lostEntries: 0 } });
      expect(journal.rows()).toEqual(before);
      const [folder = ''] = journal.setAside();
      expect(
        readFileSync(join(journal.files.backups, folder, 'journal.db'))
          .subarray((page - 1) * PAGE_BYTES)
          .subarray(0, bytes.length),
      ).toEqual(bytes);
      // Another start finds nothing to do.
      expect(journal.start().keeper.rescued).toBeNull();
    }
  }
  expect(rescues).toBeGreaterThan(3);
});

test('a page that only the audit reads: the technician’s rescue finds it and loses nothing', () => {
  const journal = harness().fill();
  const before = journal.rows();
  // A leaf in the middle of the table, which no start reads.
  for (let page = 1; page <= journal.pages(); page += 1) {
    const copy = readFileSync(journal.files.database);
    if (
      copy[(page - 1) * PAGE_BYTES] !== 0x0d ||
      !copy.subarray((page - 1) * PAGE_BYTES, page * PAGE_BYTES).includes('sale-20"')
    )
      continue;
    journal.overwrite(page);
    break;
  }
  const rescued = rescueJournal(journal.directory, { mode: 'always', nowMs: 0 });
  expect(rescued).toMatchObject({ ok: true, value: { certain: true, intact: false } });
  expect(journal.rows()).toEqual(before);
});

test('without the copy a bad page in the middle keeps the kiosk closed, and the technician sees the entries after it', () => {
  const journal = harness().fill();
  rmSync(journal.files.copy);
  const image = readFileSync(journal.files.database);
  for (let page = 1; page <= journal.pages(); page += 1) {
    const bytes = image.subarray((page - 1) * PAGE_BYTES, page * PAGE_BYTES);
    if (bytes[0] === 0x0d && bytes.includes('sale-59"')) journal.overwrite(page);
  }
  const { reason } = journal.start();
  expect(reason).toBe('journal-damaged');
  expect(journal.setAside()).toEqual([]);
  const rescued = rescueJournal(journal.directory, { mode: 'always', nowMs: 0 });
  if (!rescued.ok) throw new Error(JSON.stringify(rescued.error));
  const { taken, expected, behind, certain } = rescued.value;
  expect({ expected, certain }).toEqual({ expected: 243, certain: false });
  expect(taken + behind.entries + behind.lostEntries).toBe(243);
  expect(behind.lostEntries).toBeGreaterThan(0);
  expect(journal.notTakenOver()).toHaveLength(behind.entries);
  expect(journal.start()).toMatchObject({ reason: null });
  expect(existsSync(journal.files.rescued)).toBe(false);
});
