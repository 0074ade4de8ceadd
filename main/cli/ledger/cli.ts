import type { DayPeriod } from '../../../app/journal/days.ts';
import { rescueCommand } from '../rescue/rescue-command.ts';
import { LEDGER_USAGE, readLedgerArguments, wantsHelp, type LedgerCommand } from './arguments.ts';
import { inJournal, type JournalReading } from '../../ledger/in-journal.ts';
import { ledgerLines } from './lines.ts';
import { totalsOf } from '../../ledger/read-ledger.ts';
import { printSync } from '../terminal/standard-output.ts';
import { ledgerTable } from './table.ts';
import { totalsLines, totalsTable } from './totals-table.ts';

const EXIT = { ok: 0, unreadable: 1, usage: 2, changed: 3 } as const;

function main(): number {
  const args = process.argv.slice(2);
  if (wantsHelp(args)) {
    printSync(LEDGER_USAGE);
    return EXIT.ok;
  }
  if (args.includes('--rescue')) return rescueCommand(args, Date.now(), (text) => void process.stdout.write(text));
  const options = readLedgerArguments(args);
  if (!options.ok) {
    process.stderr.write(`${options.error}\n${LEDGER_USAGE}`);
    return EXIT.usage;
  }
  const code = inJournal(options.value.dataDirectory, (reading) => {
    // First of all: a changed journal may not add up.
    const chain = reading.chain();
    if (chain?.kind === 'broken') return printChanged(reading, options.value, chain.sequence);
    print(reading, options.value);
    return EXIT.ok;
  });
  if (code.ok) return code.value;
  process.stderr.write(`${code.error}\n`);
  return EXIT.unreadable;
}

/** Piece by piece: a million sales would fit neither into one text nor into the memory. Throws on a journal that does not add up. */
function print(reading: JournalReading, { json, totals: period }: LedgerCommand): void {
  for (const text of printed(reading, json, period)) {
    if (!printSync(text)) return;
  }
}

function printed(reading: JournalReading, json: boolean, period: DayPeriod | null): Iterable<string> {
  if (period === null) return json ? ledgerLines(reading) : ledgerTable(reading);
  const totals = totalsOf(reading, period);
  return [json ? totalsLines(totals, period) : totalsTable(totals)];
}

/** What can still be added up is shown; that somebody was there is said in any case. */
function printChanged(reading: JournalReading, options: LedgerCommand, sequence: number): number {
  try {
    print(reading, options);
  } catch (error) {
    process.stderr.write(`It does not add up any more: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.stderr.write(
    `The journal was changed from outside: entry ${String(sequence)} does not follow from those before it.\n`,
  );
  return EXIT.changed;
}

if (import.meta.main) process.exitCode = main();
