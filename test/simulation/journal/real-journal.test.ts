import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { KINDLY } from './draws.ts';
import { holdToPromises, mustAppend, mustOpen, saleOf } from './promises.ts';
import { createRealJournal } from './real-journal.ts';

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);
const STEPS = 60;
const now = { wallMs: 1_000, monoMs: 5 };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-real-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('the product’s journal stays correct after a power cut at any point, without a person', () => {
  const total = { vanished: 0, survived: 0 };
  for (const seed of SEEDS) {
    const journal = createRealJournal();
    try {
      const { vanished, survived } = holdToPromises(journal, seed, STEPS);
      total.vanished += vanished;
      total.survived += survived;
    } finally {
      journal.close();
    }
  }
  expect(Math.min(total.vanished, total.survived)).toBeGreaterThan(5);
});

test('a day without a quiet moment: the log is written back within an append, summaries are made, and every power cut is survived', () => {
  const journal = createRealJournal(directory);
  expect(journal.open()).toMatchObject({ ok: true });
  const files = journalFiles(directory);
  const fileAtFirst = readFileSync(files.database);
  for (let number = 1; number <= 150; number += 1) {
    for (const entry of saleOf(number)) mustAppend(journal, [entry]);
  }
  expect(readFileSync(files.database).equals(fileAtFirst)).toBe(false);
  journal.tidy(now);
  journal.cutPower(KINDLY);
  expect(journal.open()).toMatchObject({ ok: true, value: { lastSequence: 601 } });
  expect(journal.entries().at(-1)?.entry.kind).toBe('summary');
  journal.close();
  expect(readLedger(directory)).toMatchObject({ ok: true, value: { chain: { kind: 'intact' } } });
});

test('a power cut leaves the log as it was: the ended process writes nothing back', () => {
  const journal = createRealJournal(directory);
  mustOpen(journal);
  mustAppend(journal, saleOf(1));
  const files = journalFiles(directory);
  const [database, log] = [readFileSync(files.database), readFileSync(files.log)];
  journal.cutPower(KINDLY);
  expect(readFileSync(files.database).equals(database)).toBe(true);
  expect(readFileSync(files.log).equals(log)).toBe(true);
  expect(existsSync(files.sharedMemory)).toBe(false);
  journal.close();
});

test('without a directory of its own it removes the temporary one', () => {
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const ours = (): readonly string[] =>
    readdirSync(place).filter((name) => name.startsWith(`sauda-journal-${String(process.pid)}-`));
  const journal = createRealJournal();
  mustOpen(journal);
  expect(ours()).toHaveLength(1);
  journal.close();
  expect(ours()).toHaveLength(0);
});
