import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';

const SECTOR_BYTES = 512;
const SEEDS = [1, 2, 3, 4];
const APPENDS = 14;
const FILES = ['journal.db', 'journal.db-wal', 'journal-copy.jsonl'] as const;
const now = { wallMs: 1_000, monoMs: 5 };
const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };

/** The same for a seed on every machine (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The journal's files at one moment; an absent one is empty. */
type Image = Readonly<Record<(typeof FILES)[number], Buffer>>;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-torn-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function imageOf(place: string): Image {
  const read = (name: string): Buffer =>
    existsSync(join(place, name)) ? readFileSync(join(place, name)) : Buffer.alloc(0);
  return {
    'journal.db': read('journal.db'),
    'journal.db-wal': read('journal.db-wal'),
    'journal-copy.jsonl': read('journal-copy.jsonl'),
  };
}

/** What the next start finds on a disk: the kinds of all entries; it must start, and the chain must be intact. */
function startOn(image: Image): readonly string[] {
  const place = mkdtempSync(join(directory, 'disk-'));
  for (const name of FILES) if (image[name].length > 0) writeFileSync(join(place, name), image[name]);
  const keeper = new JournalKeeper(place);
  expect(keeper.open()).toMatchObject({ ok: true });
  expect(keeper.rescued).toBeNull();
  expect(keeper.append([entrySchema.parse({ kind: 'started', version: 'after' })], now)).toMatchObject({ ok: true });
  keeper.close();
  expect(readLedger(place)).toMatchObject({ ok: true, value: { chain: { kind: 'intact' } } });
  const database = new Database(join(place, 'journal.db'), { readonly: true });
  const bodies = database.prepare<[], string>('SELECT body FROM entries ORDER BY sequence').pluck().all();
  database.close();
  rmSync(place, { recursive: true, force: true });
  return bodies.slice(0, -1);
}

/** A power cut: of what was written after the last sync, each sector got to the disk, or not, or halfway. */
function tear(synced: Buffer, unsynced: Buffer, cutAt: number, pick: (below: number) => number): Buffer {
  const torn = Buffer.from(unsynced.subarray(0, Math.max(synced.length, cutAt)));
  synced.copy(torn);
  for (let at = synced.length; at < torn.length; at += SECTOR_BYTES) {
    const sector = torn.subarray(at, Math.min(at + SECTOR_BYTES, torn.length));
    const fate = pick(4);
    if (fate === 1) sector.fill(0);
    if (fate === 2)
      sector.forEach((_, index) => {
        sector[index] = pick(256);
      });
  }
  const garbage = Buffer.from(Array.from({ length: pick(3) === 0 ? pick(9_000) : 0 }, () => pick(256)));
  return Buffer.concat([torn, garbage]);
}

function randomEntries(pick: (below: number) => number, number: number): readonly JournalEntry[] {
  const saleId = `sale-${String(number)}`;
  const whole = [
    {
      kind: 'sale-opened',
      saleId,
      externalId: 'x'.repeat(1 + pick(64)),
      provider: 'kaspi',
      item,
      binding: 'b'.repeat(pick(300)),
    },
    {
      kind: 'purchase-known',
      saleId,
      qrPaymentId: String(number + 1),
      pollIntervalMs: 1,
      scanTimeoutMs: 1,
      confirmTimeoutMs: 1,
    },
    { kind: 'paid', saleId, qrPaymentId: String(number + 1), amountTiyn: 45_000 },
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: 45_000 },
  ];
  return whole.slice(0, 1 + pick(4)).map((entry) => entrySchema.parse(entry));
}

/** Both what was acknowledged and at most the one append that was under way. */
function expectNoLess(found: readonly string[], acknowledged: readonly string[], underWay: readonly string[]): void {
  const all = [...acknowledged, ...underWay];
  expect([acknowledged.length, all.length]).toContain(found.length);
  expect(found).toEqual(all.slice(0, found.length));
}

test.each(SEEDS)(
  'seed %i: truncated at every sector after the last synced commit, it has exactly the acknowledged entries',
  (seed) => {
    const pick = chance(seed);
    const keeper = new JournalKeeper(directory);
    expect(keeper.open()).toMatchObject({ ok: true });
    let acknowledged: readonly string[] = [];
    let before = imageOf(directory);
    for (let number = 0; number < APPENDS; number += 1) {
      const entries = randomEntries(pick, number);
      expect(keeper.append(entries, now)).toMatchObject({ ok: true });
      const underWay = entries.map((entry) => JSON.stringify(entry));
      const after = imageOf(directory);
      const [synced, unsynced] = [before['journal.db-wal'], after['journal.db-wal']];
      expect(unsynced.subarray(0, synced.length).equals(synced)).toBe(true);
      // The copy is never synced by an append: any part of it may be missing.
      const copy = tear(
        before['journal-copy.jsonl'].subarray(0, pick(before['journal-copy.jsonl'].length + 1)),
        before['journal-copy.jsonl'],
        Infinity,
        pick,
      );
      // The appends in the middle at every sector, the others at one: the time is bounded.
      const isLookedAtClosely = number === Math.floor(APPENDS / 2);
      for (let cutAt = synced.length; cutAt <= unsynced.length; cutAt += SECTOR_BYTES) {
        const chosen = isLookedAtClosely ? cutAt : synced.length + pick(unsynced.length - synced.length + 1);
        const log = tear(synced, unsynced, chosen, pick);
        expectNoLess(startOn({ ...before, 'journal.db-wal': log, 'journal-copy.jsonl': copy }), acknowledged, underWay);
        if (!isLookedAtClosely) break;
      }
      acknowledged = [...acknowledged, ...underWay];
      before = after;
      if (pick(4) > 0) continue;
      keeper.tidy(now);
      const tidied = imageOf(directory);
      // Cut while the log is being written back: the log is still whole, the file half of each.
      const found = startOn({ ...before, 'journal.db': writtenBack(before, tidied['journal.db'], pick) });
      expectNoLess(found, acknowledged, []);
      before = tidied;
    }
    keeper.close();
  },
);

const PAGE_BYTES = 4_096;
const LOG_HEADER_BYTES = 32;
const FRAME_BYTES = 24 + PAGE_BYTES;

/** Each sector of a page that the log has is the old one, the new one or, but for the file's header, garbage. */
function writtenBack(
  { 'journal.db': old, 'journal.db-wal': log }: Image,
  tidied: Buffer,
  pick: (below: number) => number,
): Buffer {
  const file = Buffer.from(tidied);
  const inLog = new Set<number>();
  for (let at = LOG_HEADER_BYTES; at + FRAME_BYTES <= log.length; at += FRAME_BYTES) inLog.add(log.readUInt32BE(at));
  for (let at = 0; at < file.length; at += SECTOR_BYTES) {
    const fate = inLog.has(Math.floor(at / PAGE_BYTES) + 1) ? pick(at === 0 ? 2 : 3) : 0;
    if (fate === 0) Buffer.concat([old.subarray(at), Buffer.alloc(SECTOR_BYTES)], SECTOR_BYTES).copy(file, at);
    if (fate === 2) file.fill(pick(256), at, at + SECTOR_BYTES);
  }
  return file;
}

test('a copy of the files taken when an append returns is complete', () => {
  const keeper = new JournalKeeper(directory);
  expect(keeper.open()).toMatchObject({ ok: true });
  const pick = chance(7);
  const written: string[] = [];
  for (let number = 0; number < APPENDS; number += 1) {
    const entries = randomEntries(pick, number);
    expect(keeper.append(entries, now)).toMatchObject({ ok: true });
    written.push(...entries.map((entry) => JSON.stringify(entry)));
    const place = mkdtempSync(join(directory, 'copy-'));
    for (const name of FILES) copyFileSync(join(directory, name), join(place, name));
    expect(startOn(imageOf(place))).toEqual(written);
  }
  keeper.close();
});
