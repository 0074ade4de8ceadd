import { MAX_UNSETTLED, type JournalEntry } from '../../app/journal/entry.ts';
import { summaryOf } from '../../app/journal/replay.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { Problem } from '../../app/problem.ts';
import { journalProblem } from './journal-problem.ts';
import type { OpenQueries } from './open-sales.ts';

/**
 * Entries after which a summary is due, about fifty sales; a start reads at most these and those of unsettled sales.
 * Each unsettled sale, which the summary lists, delays it by one entry.
 */
export const ENTRIES_PER_SUMMARY = 500;

type Summary = Extract<JournalEntry, { kind: 'summary' }>;

/** The summary of the entries up to `end`; null if too few came since the last one, or too many sales are open. */
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
