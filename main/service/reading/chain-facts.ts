import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { openForReading } from '../../files/open-for-reading.ts';
import { CHAIN_START, entryHash } from '../../journal/chain.ts';
import { CHAINED_SELECT, chainedRow } from '../../journal/rows.ts';
import type { ChainFacts } from './messages.ts';

/** More would take longer than a technician waits; every start checks the entries since the last summary. */
const MOST_CHECKED = 200_000;
/** Between two parts the kiosk can truncate its write-ahead log, and other questions are answered. */
const PART = 5_000;

interface Checked {
  readonly since: number;
  readonly until: number;
  readonly hash: Buffer;
}

/** Checks the chain of hashes: at first its last part, later only what came since. */
export function chainReader(dataDirectory: string): () => Promise<ChainFacts> {
  const file = join(dataDirectory, 'journal.db');
  let checked: Checked | null = null;
  return async () => {
    const { database, close } = openForReading(file);
    try {
      const highest = z
        .number()
        .parse(database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck().get());
      const hashOf = database.prepare('SELECT hash FROM entries WHERE sequence = ?').pluck();
      const part = database.prepare(`${CHAINED_SELECT} WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?`);
      const before = Math.max(0, highest - MOST_CHECKED);
      const first = (): Buffer => (before === 0 ? CHAIN_START : z.instanceof(Buffer).parse(hashOf.get(before)));
      const start: Checked = checked ?? { since: before + 1, until: before, hash: first() };
      const { since } = start;
      let { until, hash } = start;
      while (until < highest) {
        const rows = part.all(until, highest, PART).map(chainedRow);
        for (const row of rows) {
          hash = entryHash(hash, row);
          if (row.sequence !== until + 1 || row.hash?.equals(hash) !== true) break;
          until = row.sequence;
        }
        if (until !== rows.at(-1)?.sequence) return { kind: 'broken', sequence: until + 1 };
        checked = { since, until, hash };
        await setImmediate();
      }
      return { kind: 'intact', since, until };
    } finally {
      close();
    }
  };
}
