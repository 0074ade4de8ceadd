import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openForReading } from './open-for-reading.ts';

/** How a machine was heard by its fleet. */
export interface Heard {
  /** When it was last connected, by its own clock and to a few minutes; null: never. */
  readonly heardMs: number | null;
  /** Messages that the broker has not got. */
  readonly unsent: number;
}

const factSchema = z.string().nullish();
const countSchema = z.number().int();

/** Reads the outbox beside a kiosk that may be writing it. Throws as SQLite does. */
export function heardOf(dataDirectory: string): Heard {
  const file = join(dataDirectory, 'fleet.db');
  if (!existsSync(file)) return { heardMs: null, unsent: 0 };
  const { database, close } = openForReading(file);
  try {
    const heard = factSchema.parse(database.prepare("SELECT value FROM facts WHERE name = 'heard'").pluck().get());
    const unsent = database.prepare('SELECT count(*) FROM messages WHERE sent_ms IS NULL').pluck().get();
    return { heardMs: typeof heard === 'string' ? Number(heard) : null, unsent: countSchema.parse(unsent) };
  } finally {
    close();
  }
}
