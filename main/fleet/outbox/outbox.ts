import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { MESSAGE_CLASSES, type MessageClass, type OutboxLimits } from '../../../app/fleet/outbox/limits.ts';

/** A message that is to get the next number. */
export interface Draft {
  readonly topic: 'sales' | 'events';
  readonly class: Exclude<MessageClass, 'dropped'>;
  /** The wall clock's time of what happened. */
  readonly atMs: number;
  /** Its `sale` or `event`, as JSON. */
  readonly body: string;
}

const row = z.object({
  sequence: z.number().int(),
  from_sequence: z.number().int(),
  class: z.enum(MESSAGE_CLASSES),
  topic: z.enum(['sales', 'events']),
  at_ms: z.number().int(),
  body: z.string(),
});

/** A message with its number; one of the class `dropped` stands for every number from `from` on. */
export interface Kept {
  readonly sequence: number;
  readonly from: number;
  readonly class: MessageClass;
  readonly topic: 'sales' | 'events';
  readonly atMs: number;
  readonly body: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY, from_sequence INTEGER NOT NULL, class TEXT NOT NULL, topic TEXT NOT NULL,
    at_ms INTEGER NOT NULL, body TEXT NOT NULL, sent_ms INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_by_class ON messages (class, sequence);
  CREATE INDEX IF NOT EXISTS messages_unsent ON messages (sequence) WHERE sent_ms IS NULL;
  CREATE TABLE IF NOT EXISTS said (sale_id TEXT PRIMARY KEY, line TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS day_sales (
    sale_id TEXT PRIMARY KEY, day TEXT NOT NULL, sold_tiyn INTEGER NOT NULL, refunded_tiyn INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS alarms (
    alarm TEXT NOT NULL, subject TEXT NOT NULL, severity TEXT NOT NULL, since_ms INTEGER NOT NULL,
    PRIMARY KEY (alarm, subject)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS commands (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, signer TEXT NOT NULL, expires_ms INTEGER NOT NULL, taken_ms INTEGER NOT NULL,
    answer TEXT, is_told INTEGER NOT NULL DEFAULT 0
  ) STRICT;
`;
/** SQLite's synchronous=FULL, as `PRAGMA synchronous` reads it back. */
const SYNCHRONOUS_FULL = 2;
/** What a message costs beside its text. */
const ROW_BYTES = 64;
const SERIES_BYTES = 9;
const count = z.number().int();
const sums = z.object({ messages: count, rows: count, bytes: count });

/**
 * The messages that nobody has confirmed yet, in a file of its own beside the journal. A number that was given out is on
 * the disk before its message leaves the machine, so that no number ever means two things. Every method throws as SQLite
 * does. The sequence has no gap: in the place of what is dropped stands a message that says so.
 */
export class Outbox {
  readonly database: Database.Database;
  /** The series of this outbox's numbers: another one counts from 1 again. */
  readonly series: string;
  readonly #limits: OutboxLimits;
  /** Of everything together. */
  #bytes: number;
  /** Without those that stand for dropped ones, of which there is at most one more. */
  #messages: number;

  constructor(file: string, limits: OutboxLimits) {
    this.database = new Database(file);
    this.#limits = limits;
    const { database } = this;
    try {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('busy_timeout = 2000');
      const synchronous = database.pragma('synchronous', { simple: true });
      if (synchronous !== SYNCHRONOUS_FULL) throw new Error(`the outbox is not durable: ${String(synchronous)}`);
      database.exec(SCHEMA);
      this.series = this.fact('series') ?? randomBytes(SERIES_BYTES).toString('base64url');
      this.setFact('series', this.series);
      const sums = this.#sums('1 = ?', 1);
      this.#messages = sums.messages;
      this.#bytes = sums.bytes + sums.rows * ROW_BYTES;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Runs `act` as one transaction: all of it, or nothing. */
  together<T>(act: () => T): T {
    const [messages, bytes] = [this.#messages, this.#bytes];
    try {
      return this.database.transaction(act).immediate();
    } catch (error) {
      this.#messages = messages;
      this.#bytes = bytes;
      throw error;
    }
  }

  /** The last number that was given out; 0 before the first. */
  get last(): number {
    return Number(this.fact('last') ?? 0);
  }

  /** Up to where everything is confirmed. */
  get confirmed(): number {
    return Number(this.fact('confirmed') ?? 0);
  }

  fact(name: string): string | null {
    const value = this.database.prepare('SELECT value FROM facts WHERE name = ?').pluck().get(name);
    return z.string().nullish().parse(value) ?? null;
  }

  setFact(name: string, value: string): void {
    this.database.prepare('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)').run(name, value);
  }

  /**
   * Gives a message the next number. Where there is no room, the oldest telemetry goes first, then the oldest books that
   * the broker has. False: there is no room, and the message has no number.
   */
  add({ topic, class: kind, atMs, body }: Draft): boolean {
    return this.together(() => {
      if (!this.#makeRoom(body.length + ROW_BYTES, kind)) return false;
      const sequence = this.last + 1;
      this.database
        .prepare('INSERT INTO messages (sequence, from_sequence, class, topic, at_ms, body) VALUES (?, ?, ?, ?, ?, ?)')
        .run(sequence, sequence, kind, topic, atMs, body);
      this.setFact('last', String(sequence));
      this.#count(1, body.length + ROW_BYTES);
      return true;
    });
  }

  /** Whether a message of the books finds room. */
  hasRoom(): boolean {
    const { messages, bytes } = this.#limits;
    if (this.#messages < messages && this.#bytes < bytes) return true;
    return this.#oldest('telemetry', false) !== null || this.#oldest('money', true) !== null;
  }

  /** What the broker has not acknowledged, in order, after this number. */
  unsent(after: number, most: number): readonly Kept[] {
    return this.database
      .prepare('SELECT * FROM messages WHERE sent_ms IS NULL AND sequence > ? ORDER BY sequence LIMIT ?')
      .all(after, most)
      .map(kept);
  }

  /** The numbers of messages that the broker has not acknowledged, and that nobody has confirmed. */
  counts(): { readonly unsent: number; readonly unconfirmed: number } {
    const unsent = count.parse(
      this.database.prepare('SELECT count(*) FROM messages WHERE sent_ms IS NULL').pluck().get(),
    );
    return { unsent, unconfirmed: this.#messages };
  }

  /** The broker has acknowledged them. */
  sent(sequences: readonly number[], nowMs: number): void {
    const statement = this.database.prepare('UPDATE messages SET sent_ms = ? WHERE sequence = ?');
    this.together(() => {
      for (const sequence of sequences) statement.run(nowMs, sequence);
    });
  }

  /** They are to be sent again; how many there are. `sentSinceMs`: only those that were sent at that time or later. */
  again(from: number, to: number, sentSinceMs: number | null = null): number {
    return this.database
      .prepare(
        'UPDATE messages SET sent_ms = NULL WHERE sequence >= ? AND from_sequence <= ? AND sent_ms IS NOT NULL AND sent_ms >= ?',
      )
      .run(from, to, sentSinceMs ?? Number.MIN_SAFE_INTEGER).changes;
  }

  /** The first message that the broker has had since before this time and that nobody has confirmed; null for none. */
  sentBefore(wallMs: number): number | null {
    const found = this.database.prepare('SELECT min(sequence) FROM messages WHERE sent_ms < ?').pluck().get(wallMs);
    return count.nullable().parse(found);
  }

  /** When the broker acknowledged this message last; null where it has not, or where the message is gone. */
  sentAtMs(sequence: number): number | null {
    const found = this.database.prepare('SELECT sent_ms FROM messages WHERE sequence = ?').pluck().get(sequence);
    return count.nullish().parse(found) ?? null;
  }

  /**
   * Whoever keeps the books has everything up to here. A number that was never given out belongs to another series of this
   * outbox, and confirms nothing: false.
   */
  confirm(upTo: number): boolean {
    if (upTo > this.last) return false;
    this.together(() => {
      this.#forget('sequence <= ?', upTo);
      if (upTo > this.confirmed) this.setFact('confirmed', String(upTo));
    });
    return true;
  }

  /** Forgets the oldest messages that the broker has had for longer than they are kept. */
  expire(nowMs: number): void {
    const first = this.database
      .prepare('SELECT min(sequence) FROM messages WHERE sent_ms IS NULL OR sent_ms > ?')
      .pluck()
      .get(nowMs - this.#limits.keptMs);
    const until = z.number().int().nullable().parse(first) ?? this.last + 1;
    this.together(() => {
      this.#forget('sequence < ?', until);
      this.database.prepare('DELETE FROM said WHERE at_ms < ?').run(nowMs - this.#limits.keptMs);
    });
  }

  close(): void {
    this.database.close();
  }

  #forget(which: string, number: number): void {
    const { messages, rows, bytes } = this.#sums(which, number);
    this.database.prepare(`DELETE FROM messages WHERE ${which}`).run(number);
    this.#count(-messages, -bytes - rows * ROW_BYTES);
  }

  #sums(which: string, number: number): z.infer<typeof sums> {
    return sums.parse(
      this.database
        .prepare(
          `SELECT count(*) FILTER (WHERE class <> 'dropped') AS messages, count(*) AS rows,
             coalesce(sum(length(body)), 0) AS bytes FROM messages WHERE ${which}`,
        )
        .get(number),
    );
  }

  #count(messages: number, bytes: number): void {
    this.#messages += messages;
    this.#bytes += bytes;
  }

  #makeRoom(bytes: number, kind: MessageClass): boolean {
    const { messages: mostMessages, bytes: mostBytes } = this.#limits;
    while (this.#messages + 1 > mostMessages || this.#bytes + bytes > mostBytes) {
      const oldest = this.#oldest('telemetry', false) ?? (kind === 'money' ? this.#oldest('money', true) : null);
      if (oldest === null) return false;
      this.#drop(oldest);
    }
    return true;
  }

  /** The first message of this class that can be dropped. */
  #oldest(kind: MessageClass, isSent: boolean): Kept | null {
    const found = this.database
      .prepare(
        `SELECT * FROM messages WHERE class = ? ${isSent ? 'AND sent_ms IS NOT NULL' : ''} ORDER BY sequence LIMIT 1`,
      )
      .get(kind);
    return found === undefined ? null : kept(found);
  }

  /** In its place stands one message for it and for what was dropped on either side. */
  #drop({ sequence, body }: Kept): void {
    const beside = this.database.prepare("SELECT * FROM messages WHERE sequence = ? AND class = 'dropped'");
    const before = beside.get(sequence - 1);
    const after = this.database
      .prepare("SELECT * FROM messages WHERE from_sequence = ? AND class = 'dropped'")
      .get(sequence + 1);
    const from = before === undefined ? sequence : kept(before).from;
    this.database
      .prepare(
        "UPDATE messages SET class = 'dropped', topic = 'events', body = '', sent_ms = NULL, from_sequence = ? WHERE sequence = ?",
      )
      .run(from, sequence);
    this.#count(-1, -body.length);
    if (before !== undefined) this.#remove(sequence - 1);
    if (after === undefined) return;
    this.database
      .prepare('UPDATE messages SET from_sequence = ?, sent_ms = NULL WHERE sequence = ?')
      .run(from, kept(after).sequence);
    this.#remove(sequence);
  }

  #remove(sequence: number): void {
    this.database.prepare('DELETE FROM messages WHERE sequence = ?').run(sequence);
    this.#count(0, -ROW_BYTES);
  }
}

function kept(found: unknown): Kept {
  const { sequence, from_sequence: from, class: kind, topic, at_ms: atMs, body } = row.parse(found);
  return { sequence, from, class: kind, topic, atMs, body };
}
