import { parseArgs } from 'node:util';
import { ledgerReport } from '../../app/journal/ledger.ts';
import { readLedger } from './read-ledger.ts';
import { ledgerTable } from './table.ts';

const EXIT_CHANGED = 3;
const USAGE = 'usage: npm run ledger -- --data-dir DIR [--json]';

function main(): number {
  let values: { 'data-dir'?: string | undefined; json?: boolean | undefined };
  try {
    ({ values } = parseArgs({ options: { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  const dataDirectory = values['data-dir'];
  if (dataDirectory === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const ledger = readLedger(dataDirectory);
  if (!ledger.ok) {
    process.stderr.write(`${ledger.error}\n`);
    return 1;
  }
  const report = ledgerReport(ledger.value);
  const { chain } = ledger.value;
  if (values.json === true) {
    for (const line of report.lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    process.stdout.write(`${JSON.stringify({ totals: { ...report.totals, chain } })}\n`);
  } else {
    process.stdout.write(ledgerTable(report, chain));
  }
  if (chain?.kind !== 'broken') return 0;
  process.stderr.write(`The journal was changed from outside: entry ${String(chain.sequence)} does not follow from those before it.\n`);
  return EXIT_CHANGED;
}

if (import.meta.main) process.exitCode = main();
