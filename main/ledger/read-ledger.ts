import { dayTotals, newMoments, noting, type ClockJump, type DayTotals } from '../../app/journal/day-totals.ts';
import type { DayPeriod } from '../../app/journal/days.ts';
import { replay, type Ledger } from '../../app/journal/replay.ts';
import type { Result } from '../../app/result.ts';
import type { ChainVerdict } from '../journal/chain.ts';
import { inJournal } from './in-journal.ts';

/** What the journal of a data directory adds up to, and whether anybody has changed it. */
export interface AuditedLedger extends Ledger {
  /** Null in a journal of the first version, which has no chain yet. */
  readonly chain: ChainVerdict | null;
}

/** Reads the journal of a running, stopped or killed kiosk without writing to it. */
export function readLedger(dataDirectory: string): Result<AuditedLedger, string> {
  return inJournal(dataDirectory, ({ entries, chain }) => ({ ...replay(entries), chain: chain() }));
}

/** Whether anybody has changed the journal; asked first, because a changed one may not add up at all. */
export function readChain(dataDirectory: string): Result<ChainVerdict | null, string> {
  return inJournal(dataDirectory, ({ chain }) => chain());
}

/** A period's totals, and whether anybody has changed the journal. */
export interface AuditedTotals {
  readonly days: readonly DayTotals[];
  readonly sum: Omit<DayTotals, 'day' | 'method'>;
  readonly jumps: readonly ClockJump[];
  readonly chain: ChainVerdict | null;
}

/** As `readLedger`, by day and method. */
export function readTotals(dataDirectory: string, period: DayPeriod): Result<AuditedTotals, string> {
  return inJournal(dataDirectory, ({ entries, chain }) => {
    const moments = newMoments();
    const ledger = replay(noting(entries, moments));
    return { ...dayTotals(ledger, moments, period), chain: chain() };
  });
}
