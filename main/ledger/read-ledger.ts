import { dayTotals, newApart, noteApart, type DayTotals, type Sums } from '../../app/journal/day-totals.ts';
import type { ClockJump } from '../../app/journal/clock-jumps.ts';
import { newCassettes, notingCassettes, type Cassettes } from '../../app/journal/cassettes.ts';
import type { DayPeriod } from '../../app/journal/days.ts';
import { replay, type Ledger } from '../../app/journal/replay.ts';
import type { Result } from '../../app/result.ts';
import type { ChainCheck } from '../journal/chain.ts';
import { inJournal, type JournalReading } from './in-journal.ts';
import { saleHistories } from './sale-histories.ts';

/** The state that a journal adds up to, and whether the journal was changed. */
export interface AuditedLedger extends Ledger {
  /** Null for a journal of the first version, which has no chain. */
  readonly chain: ChainCheck | null;
  /** The amounts expected in the cassette and in the one taken out last. */
  readonly cassettes: Cassettes;
}

/** Reads the journal of a running, stopped or killed kiosk without writing to it. Keeps every sale in memory. */
export function readLedger(dataDirectory: string): Result<AuditedLedger, string> {
  return inJournal(dataDirectory, ({ entries, chain }) => {
    const cassettes = newCassettes();
    return { ...replay(notingCassettes(entries, cassettes)), cassettes, chain: chain() };
  });
}

/** A period's totals, and whether the journal was changed. */
export interface AuditedTotals {
  readonly days: readonly DayTotals[];
  readonly sum: Sums;
  readonly jumps: readonly ClockJump[];
  readonly chain: ChainCheck | null;
}

/** The totals by day and method, computed one sale at a time. Throws as `replay` does. */
export function totalsOf(reading: JournalReading, period: DayPeriod): AuditedTotals {
  const apart = newApart();
  const histories = saleHistories(reading, (recorded) => {
    noteApart(apart, recorded);
  });
  return { ...dayTotals(histories, apart, period), chain: reading.chain() };
}
