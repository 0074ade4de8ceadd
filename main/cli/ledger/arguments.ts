import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPeriod, type DayPeriod } from '../../../app/journal/days.ts';
import { err, ok, type Result } from '../../../app/result.ts';

/** What is wanted of the ledger. The path is absolute. */
export interface LedgerCommand {
  readonly dataDirectory: string;
  readonly json: boolean;
  /** Null: the sales themselves. */
  readonly totals: DayPeriod | null;
}

export const LEDGER_USAGE = `usage: npm run ledger -- --data-dir DIR [--json]
       npm run ledger -- --data-dir DIR --totals [--from 2026-11-01] [--to 2026-11-22] [--json]
       npm run ledger -- --data-dir DIR --rescue [--yes] [--language kk|ru|en] [--json]
`;

const OPTIONS = {
  'data-dir': { type: 'string' },
  'json': { type: 'boolean' },
  'totals': { type: 'boolean' },
  'from': { type: 'string' },
  'to': { type: 'string' },
} as const;

/** Whether nothing but the usage is wanted. */
export function wantsHelp(args: readonly string[]): boolean {
  return args.includes('--help') || (args.length === 1 && args[0] === 'help');
}

/** Reads the arguments, strictly. The error is a sentence in English. */
export function readLedgerArguments(args: readonly string[]): Result<LedgerCommand, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    // An empty path is the current folder, which may have a journal of its own.
    const empty = Object.entries(values).find(([, value]) => value === '');
    if (empty !== undefined) return err(`--${empty[0]} needs a value`);
    const dataDirectory = values['data-dir'];
    if (dataDirectory === undefined) return err('--data-dir is missing');
    const period = readPeriod(values.from, values.to);
    if (!period.ok) return period;
    const wantsTotals = values.totals === true;
    if (!wantsTotals && (period.value.from ?? period.value.to) !== null) return err('--from and --to need --totals');
    return ok({
      dataDirectory: resolve(dataDirectory),
      json: values.json === true,
      totals: wantsTotals ? period.value : null,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
