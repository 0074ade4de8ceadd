import { closeSync, fstatSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHAIN_START, entryHash } from '../../../main/journal/chain.ts';
import { copyLine, type HashedRow } from '../../../main/journal/copy-line.ts';
import { openJournalCopy, UNSYNCED_BYTES, type JournalCopy } from '../../../main/journal/journal-copy.ts';

let directory: string;
/** How long the file was each time when it was forced to the disk. */
let forced: number[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-copy-'));
  forced = [];
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function file(): string {
  return join(directory, 'journal-copy.jsonl');
}

function opened(): JournalCopy {
  return openJournalCopy(file(), (handle) => {
    forced.push(fstatSync(handle).size);
    fsyncSync(handle);
  });
}

/** Entries that build on each other, of about so many bytes each. */
function chained(count: number, bytes = 400, after: HashedRow | null = null): readonly HashedRow[] {
  const rows: HashedRow[] = [];
  let last = after;
  for (let number = 0; number < count; number += 1) {
    const row = {
      sequence: (last?.sequence ?? 0) + 1,
      wallMs: 1,
      monoMs: 1,
      saleId: null,
      kind: 'started',
      body: 'x'.repeat(bytes),
    };
    last = { ...row, hash: entryHash(last?.hash ?? CHAIN_START, row) };
    rows.push(last);
  }
  return rows;
}

function textOf(rows: readonly HashedRow[]): string {
  return rows.map(copyLine).join('');
}

function size(): number {
  return readFileSync(file()).length;
}

test('a long day without a quiet moment: never more than 128 KiB wait for one, and few entries wait for the disk', () => {
  const copy = opened();
  const rows = chained(1_000);
  for (const row of rows) {
    copy.append([row]);
    expect(size() - (forced.at(-1) ?? 0)).toBeLessThanOrEqual(131_072);
  }
  copy.close();
  expect(readFileSync(file(), 'utf8')).toBe(textOf(rows));
  expect(forced.length).toBeLessThan(rows.length / 40);
});

test('lines of a killed process are flushed before new ones are added', () => {
  const rows = chained(450);
  const before = opened();
  before.append(rows.slice(0, 400));
  before.close();
  forced = [];
  const copy = opened();
  for (const row of rows.slice(400)) copy.append([row]);
  copy.close();
  expect(forced).toEqual([textOf(rows.slice(0, 400)).length]);
});

test('many entries at once are written in parts, each after the previous one has reached the disk', () => {
  const rows = chained(2_000);
  const copy = opened();
  copy.append(rows);
  const parts = [...forced, size()].map((end, index, all) => end - (all[index - 1] ?? 0));
  copy.close();
  expect(parts.length).toBeGreaterThan(5);
  expect(Math.max(...parts)).toBeLessThanOrEqual(UNSYNCED_BYTES);
  expect(readFileSync(file(), 'utf8')).toBe(textOf(rows));
});

test('a line longer than the limit is flushed by itself, after the lines before it and before the next one', () => {
  const few = chained(3);
  const [long] = chained(1, 400_000, few.at(-1) ?? null);
  if (long === undefined) throw new Error('no line');
  const copy = opened();
  copy.append(few);
  copy.append([long]);
  copy.append(chained(1, 400, long));
  copy.close();
  expect(forced).toEqual([textOf(few).length, textOf([...few, long]).length]);
});

test('a hole of zeros in any unflushed part is found at the next start and filled', () => {
  const rows = chained(600);
  const copy = opened();
  for (const row of rows) copy.append([row]);
  copy.close();
  const [end, whole] = [size(), readFileSync(file(), 'utf8')];
  for (let from = end - UNSYNCED_BYTES; from < end; from += 2_048) {
    punch(from, Math.min(512, end - from));
    const next = opened();
    const good = next.end()?.sequence ?? 0;
    expect(textOf(rows.slice(0, good)).length).toBeLessThanOrEqual(from);
    next.append(rows);
    next.sync();
    next.close();
    expect(readFileSync(file(), 'utf8') === whole).toBe(true);
  }
});

function punch(from: number, bytes: number): void {
  const handle = openSync(file(), 'r+');
  writeSync(handle, Buffer.alloc(bytes), 0, bytes, from);
  closeSync(handle);
}
