import type { Console } from '../../../app/command-line/command.ts';
import { DONE, EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { failureFacts, refused } from '../../../app/command-line/run-command.ts';
import type { DayPeriod } from '../../../app/journal/days.ts';
import { inJournal, type JournalReading } from '../../ledger/in-journal.ts';
import { totalsOf } from '../../ledger/read-ledger.ts';
import { ledgerLines, type LedgerFailure } from './lines.ts';
import { ledgerTable } from './table.ts';
import { totalsLines, totalsTable } from './totals-table.ts';

/** The request for the ledger. The path is absolute. */
export interface LedgerRequest {
  readonly dataDirectory: string;
  readonly json: boolean;
  /** Null: the sales themselves. */
  readonly totals: DayPeriod | null;
}

/** Prints the ledger of a running, stopped or killed kiosk. */
export function printLedger(request: LedgerRequest, console: Console): Ended {
  const ended = inJournal(request.dataDirectory, (reading) => {
    // The chain is verified first, because a changed journal may not add up.
    const chain = reading.chain();
    if (chain?.kind === 'broken') return printChanged(reading, request, chain.sequence, console);
    print(reading, request, null, console);
    return DONE;
  });
  return ended.ok ? ended.value : refused(console, request.json, 'unreadable', ended.error);
}

/**
 * Prints in pieces, because a million sales fit neither into one string nor into memory. Throws on a journal that does
 * not add up.
 */
function print(
  reading: JournalReading,
  { json, totals }: LedgerRequest,
  failure: LedgerFailure | null,
  console: Console,
): void {
  for (const text of printed(reading, json, totals, failure)) {
    if (!console.out(text)) return;
  }
}

function printed(
  reading: JournalReading,
  json: boolean,
  period: DayPeriod | null,
  failure: LedgerFailure | null,
): Iterable<string> {
  if (period === null) return json ? ledgerLines(reading, failure) : ledgerTable(reading);
  const totals = totalsOf(reading, period);
  return [json ? totalsLines(totals, period, failure) : totalsTable(totals)];
}

/** Prints what still adds up. The sentence about the change follows in any case. */
function printChanged(reading: JournalReading, request: LedgerRequest, sequence: number, console: Console): Ended {
  const reason = 'changed';
  const sentence = `The journal was changed from outside: entry ${String(sequence)} does not follow from those before it.`;
  try {
    print(reading, request, failureFacts({ sentence, code: EXIT.refused, reason }), console);
  } catch (error) {
    console.complain(`It does not add up any more: ${error instanceof Error ? error.message : String(error)}\n`);
    return refused(console, request.json, reason, sentence);
  }
  console.complain(`${sentence}\n`);
  return { code: EXIT.refused, reason };
}
