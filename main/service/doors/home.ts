import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tiyn, type Tiyn } from '../../../app/money/money.ts';
import type { HomeDoor, HomeFacts } from '../../../app/service/doors/home/types.ts';
import { openForReading, type OpenedForReading } from '../../files/open-for-reading.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Up to here all debts are added up beside the running loop within a moment; longer journals are the door `debts`' matter. */
const MOST_ENTRIES = 100_000;

/** Reads what the loop does not know by itself. */
export function runHome(ports: ServicePorts): DoorRunner<HomeDoor> {
  return (_effect, tell) => {
    const { version, sinceWallMs } = ports;
    tell({ kind: 'facts-read', facts: { version, sinceWallMs, ...inJournal(ports) } });
  };
}

type JournalFacts = Pick<HomeFacts, 'entries' | 'debts'>;
const UNREADABLE: JournalFacts = { entries: null, debts: null };

/** A journal that cannot be read has its own line; here it is only unknown. */
function inJournal({ dataDirectory }: ServicePorts): JournalFacts {
  const file = join(dataDirectory, 'journal.db');
  if (!existsSync(file)) return UNREADABLE;
  try {
    const opened = openForReading(file);
    try {
      return factsOf(opened);
    } finally {
      opened.close();
    }
  } catch {
    return UNREADABLE;
  }
}

const debtsSchema = z.array(z.object({ owed: z.number().int() }));

function factsOf({ database }: OpenedForReading): JournalFacts {
  const entries = z.number().parse(database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck().get());
  if (entries > MOST_ENTRIES) return { entries, debts: null };
  const rows = database
    .prepare(
      `SELECT sum(CASE kind WHEN 'debt-recorded' THEN 1 ELSE -1 END * json_extract(body, '$.amountTiyn')) AS owed
       FROM entries WHERE kind IN ('debt-recorded', 'debt-settled', 'credit-given') GROUP BY sale_id`,
    )
    .all();
  const open = debtsSchema.parse(rows).filter(({ owed }) => owed > 0);
  const sumTiyn: Tiyn = tiyn(open.reduce((sum, { owed }) => sum + owed, 0));
  return { entries, debts: { count: open.length, sumTiyn } };
}
