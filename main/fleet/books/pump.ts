import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { eventOf, fleetSale, isMoney, isWorthSaying } from '../../../app/fleet/happened.ts';
import type { FleetSale } from '../../../app/fleet/wire/messages.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { applyEntry, newBooks, type SaleRecord } from '../../../app/journal/replay.ts';
import { DAY_MS } from '../../../app/units.ts';
import { openForReading } from '../../files/open-for-reading.ts';
import { ENTRY_COLUMNS, recordedEntry } from '../../journal/rows.ts';
import { countSale } from '../outbox/day-sales.ts';
import type { Draft, Outbox } from '../outbox/outbox.ts';

/** Entries that become messages in one transaction. */
const ENTRIES_PER_PART = 200;
/** How far back a machine begins that has not told its fleet anything yet. */
const FIRST_DAYS_MS = 90 * DAY_MS;
const HASH_LETTERS = 22;

/** What came of reading on: the journal is at its end, there is more, or the outbox has no room for the next message. */
export type Pumped = 'done' | 'more' | 'full';

class NoRoomError extends Error {}

const numberSchema = z.number().int().nullable();

/**
 * Makes messages of what the journal has beyond the last entry taken. The place in the journal and the messages are one
 * transaction of the outbox, so that a power cut loses no sale and tells none twice; while the outbox is full, the journal
 * keeps what is not told yet. Throws as SQLite does.
 */
export function pump(outbox: Outbox, journalFile: string, nowMs: number): Pumped {
  const { database, close } = openForReading(journalFile);
  try {
    const end = numberSchema.parse(database.prepare('SELECT max(sequence) FROM entries').pluck().get()) ?? 0;
    const from = placeIn(outbox, database, { end, nowMs });
    const entries = database
      .prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ?`)
      .all(from, ENTRIES_PER_PART)
      .map(recordedEntry);
    const last = entries.at(-1)?.sequence ?? from;
    try {
      outbox.together(() => {
        for (const { draft, told } of messagesOf(outbox, database, entries)) {
          if (!outbox.add(draft)) throw new NoRoomError();
          if (told === undefined) continue;
          remember(outbox, told.sale.saleId, { line: told.line, nowMs });
          countSale(outbox, told.sale, nowMs);
        }
        outbox.setFact('journal', String(last));
      });
    } catch (error) {
      if (error instanceof NoRoomError) return 'full';
      throw error;
    }
    return last < end ? 'more' : 'done';
  } finally {
    close();
  }
}

/** The last entry taken. A journal that ends before it is another one, as after a repair, and is read from its beginning. */
function placeIn(
  outbox: Outbox,
  database: Database.Database,
  { end, nowMs }: { readonly end: number; readonly nowMs: number },
): number {
  const place = outbox.fact('journal');
  if (place !== null && Number(place) <= end) return Number(place);
  const first = numberSchema.parse(
    database
      .prepare('SELECT min(sequence) FROM entries WHERE wall_ms >= ?')
      .pluck()
      .get(nowMs - FIRST_DAYS_MS),
  );
  return first === null ? end : first - 1;
}

interface Message {
  readonly draft: Draft;
  /** The sale that it is about, and the print of what it says. */
  readonly told?: { readonly sale: FleetSale; readonly line: string };
}

function messagesOf(
  outbox: Outbox,
  database: Database.Database,
  entries: readonly RecordedEntry[],
): readonly Message[] {
  const messages: Message[] = [];
  /** The last entry of each sale in this part. */
  const touched = new Map<string, number>();
  for (const { entry, wallMs } of entries) {
    const event = eventOf(entry);
    if (event !== null) messages.push({ draft: eventDraft(event, wallMs) });
    if ('saleId' in entry) touched.set(entry.saleId, wallMs);
  }
  const until = entries.at(-1)?.sequence ?? 0;
  for (const [saleId, atMs] of touched) {
    const record = saleUntil(database, saleId, until);
    const said = outbox.database.prepare('SELECT line FROM said WHERE sale_id = ?').pluck().get(saleId);
    if (record === null) continue;
    const sale = fleetSale(record);
    if (!isWorthSaying(sale, said !== undefined)) continue;
    const body = JSON.stringify(sale);
    const line = createHash('sha256').update(body).digest('base64').slice(0, HASH_LETTERS);
    if (line !== said) messages.push({ draft: { topic: 'sales', class: 'money', atMs, body }, told: { sale, line } });
  }
  return messages;
}

/** An event as a message of the outbox. */
export function eventDraft(event: Parameters<typeof isMoney>[0], atMs: number): Draft {
  return { topic: 'events', class: isMoney(event) ? 'money' : 'telemetry', atMs, body: JSON.stringify(event) };
}

function saleUntil(database: Database.Database, saleId: string, until: number): SaleRecord | null {
  const books = newBooks();
  const rows = database
    .prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE sale_id = ? AND sequence <= ? ORDER BY sequence`)
    .all(saleId, until);
  for (const row of rows) applyEntry(books, recordedEntry(row));
  return books.sales.get(saleId) ?? null;
}

function remember(
  outbox: Outbox,
  saleId: string,
  { line, nowMs }: { readonly line: string; readonly nowMs: number },
): void {
  outbox.database
    .prepare('INSERT OR REPLACE INTO said (sale_id, line, at_ms) VALUES (?, ?, ?)')
    .run(saleId, line, nowMs);
}
