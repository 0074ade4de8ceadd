import { parseArgs } from 'node:util';
import { readPeriod, type DayPeriod } from '../../app/journal/days.ts';
import { ledgerReport } from '../../app/journal/ledger.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { ChainVerdict } from '../journal/chain.ts';
import { rescueCommand } from '../journal/rescue-command.ts';
import { readChain, readLedger, readTotals } from './read-ledger.ts';
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

/** What goes to standard output, piece by piece. */
type Printed = Iterable<string>;

function printedTotals({ dataDirectory, json }: Options, period: DayPeriod): Result<Printed, string> {
  const totals = readTotals(dataDirectory, period);
  if (!totals.ok) return totals;
  return ok([json ? totalsLines(totals.value, period) : totalsTable(totals.value)]);
}

function printedLedger({ dataDirectory, json }: Options): Result<Printed, string> {
  const ledger = readLedger(dataDirectory);
  if (!ledger.ok) return ledger;
  const { chain } = ledger.value;
  const report = ledgerReport(ledger.value);
  return ok(json ? ledgerLines(report, chain) : [ledgerTable(report, chain)]);
}

/** One object a line: a million sales would not fit into one text. */
function* ledgerLines({ lines, totals }: ReturnType<typeof ledgerReport>, chain: ChainVerdict | null): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
  yield `${JSON.stringify({ totals: { ...totals, chain } })}\n`;
}

function main(): number {
  if (process.argv.includes('--rescue')) return rescueCommand(process.argv.slice(2), Date.now(), (text) => void process.stdout.write(text));
  const options = readOptions();
  if (!options.ok) {
    process.stderr.write(`${options.error}\n${USAGE}\n`);
    return EXIT.usage;
  }
  const chain = readChain(options.value.dataDirectory);
  if (chain.ok && chain.value?.kind === 'broken') return printChanged(options.value, chain.value.sequence);
  const printed = print(options.value);
  if (printed.ok) return EXIT.ok;
  process.stderr.write(`${printed.error}\n`);
  return EXIT.unreadable;
}

function print(options: Options): Result<void, string> {
  const { totals } = options;
  const printed = totals === null ? printedLedger(options) : printedTotals(options, totals);
  if (!printed.ok) return printed;
  for (const text of printed.value) process.stdout.write(text);
  return ok(undefined);
}

/** What can still be added up is shown; that somebody was there is said in any case. */
function printChanged(options: Options, sequence: number): number {
  try {
    const printed = print(options);
    if (!printed.ok) process.stderr.write(`${printed.error}\n`);
  } catch (error) {
    process.stderr.write(`It does not add up any more: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.stderr.write(`The journal was changed from outside: entry ${String(sequence)} does not follow from those before it.\n`);
  return EXIT.changed;
}

if (import.meta.main) process.exitCode = main();
