import { parseArgs } from 'node:util';
import { ledgerReport } from '../../app/journal/ledger.ts';
import { readLedger } from './read-ledger.ts';
import { ledgerTable } from './table.ts';

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
  if (values.json === true) {
    for (const line of report.lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    process.stdout.write(`${JSON.stringify({ totals: report.totals })}\n`);
  } else {
    process.stdout.write(ledgerTable(report));
  }
  return 0;
}

if (import.meta.main) process.exitCode = main();
