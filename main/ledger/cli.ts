import { parseArgs } from 'node:util';
import { readPeriod, type DayPeriod } from '../../app/journal/days.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { rescueCommand } from '../journal/rescue-command.ts';
import { inJournal, type JournalReading } from './in-journal.ts';
import { ledgerLines } from './lines.ts';
import { totalsOf } from './read-ledger.ts';
import { printSync } from './standard-output.ts';
import { ledgerTable } from './table.ts';
import { totalsLines, totalsTable } from './totals-table.ts';

const EXIT = { ok: 0, unreadable: 1, usage: 2, changed: 3 } as const;
const USAGE = `usage: npm run ledger -- --data-dir DIR [--json]
       npm run ledger -- --data-dir DIR --totals [--from 2026-11-01] [--to 2026-11-22] [--json]`;

interface Options {
  readonly dataDirectory: string;
  readonly json: boolean;
  /** Null: the sales themselves. */
  readonly totals: DayPeriod | null;
}

function readOptions(): Result<Options, string> {
  try {
    const { values } = parseArgs({
      options: {
        'data-dir': { type: 'string' },
        'json': { type: 'boolean' },
        'totals': { type: 'boolean' },
        'from': { type: 'string' },
        'to': { type: 'string' },
      },
    });
    const dataDirectory = values['data-dir'];
    if (dataDirectory === undefined) return err('--data-dir is missing');
    const period = readPeriod(values.from, values.to);
    if (!period.ok) return period;
    const wantsTotals = values.totals === true;
    if (!wantsTotals && (period.value.from ?? period.value.to) !== null) return err('--from and --to need --totals');
    return ok({ dataDirectory, json: values.json === true, totals: wantsTotals ? period.value : null });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function main(): number {
  if (process.argv.includes('--rescue')) return rescueCommand(process.argv.slice(2), Date.now(), (text) => void process.stdout.write(text));
  const options = readOptions();
  if (!options.ok) {
    process.stderr.write(`${options.error}\n${USAGE}\n`);
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
function print(reading: JournalReading, { json, totals: period }: Options): void {
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
function printChanged(reading: JournalReading, options: Options, sequence: number): number {
  try {
    print(reading, options);
  } catch (error) {
    process.stderr.write(`It does not add up any more: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.stderr.write(`The journal was changed from outside: entry ${String(sequence)} does not follow from those before it.\n`);
  return EXIT.changed;
}

if (import.meta.main) process.exitCode = main();
