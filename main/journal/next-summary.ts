import { MAX_UNSETTLED, type JournalEntry } from '../../app/journal/entry.ts';
import { summaryOf } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { Problem } from '../../app/problem.ts';
import { journalProblem } from './journal-problem.ts';
import type { OpenQueries } from './open-sales.ts';

/**
 * A start reads at most so many entries, beside those of unsettled sales: some fifty sales. Each unsettled sale, which a
 * summary has to name, puts it off by one entry more.
 */
export const ENTRIES_PER_SUMMARY = 500;

type Summary = Extract<JournalEntry, { kind: 'summary' }>;

/** What the entries up to `end` add up to; null where little has come since the last summary, or too much is open for one. */
export function nextSummary(unfinished: OpenQueries, end: number): Result<Summary | null, Problem> {
  try {
    const { sequence, unsettled } = unfinished.summarised();
    if (end - sequence < ENTRIES_PER_SUMMARY + unsettled) return ok(null);
    const summary = summaryOf(unfinished.ledger());
    return ok(summary.unsettled.length > MAX_UNSETTLED ? null : summary);
  } catch (error) {
    return err(journalProblem(error));
  }
}
