import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { languageSchema, type Language } from '../../../app/language/schema.ts';
import { rescueText } from '../../../app/messages/rescue-words.ts';
import { formatTenge } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { rescueJournal, type RescueReport } from '../../journal/rescue/rescue.ts';
import type { SaleBehind } from '../../journal/rescue/behind.ts';

const EXIT = { ok: 0, failed: 1, usage: 2, damaged: 3 } as const;
const USAGE = 'usage: npm run ledger -- --data-dir DIR --rescue [--yes] [--language kk|ru|en] [--json]';

interface Options {
  readonly dataDirectory: string;
  readonly isAsked: boolean;
  readonly language: Language;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Result<Options, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        'rescue': { type: 'boolean' },
        'yes': { type: 'boolean' },
        'language': { type: 'string' },
        'json': { type: 'boolean' },
      },
    });
    const language = languageSchema.safeParse(values.language ?? 'en');
    const dataDirectory = values['data-dir'];
    if (dataDirectory === undefined || !language.success) return err(USAGE);
    if (!existsSync(dataDirectory)) return err(`${dataDirectory} does not exist`);
    return ok({ dataDirectory, isAsked: values.yes === true, language: language.data, json: values.json === true });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/** What a damaged journal still proves, and with `--yes` a new one that begins with it. Returns the exit code. */
export function rescueCommand(args: readonly string[], nowMs: number, write: (text: string) => void): number {
  const options = readOptions(args);
  if (!options.ok) {
    write(`${options.error}\n`);
    return EXIT.usage;
  }
  const { dataDirectory, isAsked, language, json } = options.value;
  const rescued = rescueJournal(dataDirectory, { mode: isAsked ? 'always' : 'look', nowMs });
  if (!rescued.ok) {
    const { code, detail } = rescued.error.parameters;
    const isBusy = code === 'SQLITE_BUSY';
    write(`${isBusy ? rescueText(language, 'rescue.busy') : rescueText(language, 'rescue.failed', { detail })}\n`);
    return EXIT.failed;
  }
  write(json ? `${JSON.stringify(rescued.value)}\n` : `${rescueLines(language, rescued.value).join('\n')}\n`);
  return rescued.value.intact || rescued.value.folder !== null ? EXIT.ok : EXIT.damaged;
}

/** A report as lines for a technician. */
export function rescueLines(language: Language, report: RescueReport): readonly string[] {
  const { taken, intact, certain, folder, behind, lastWallMs } = report;
  if (intact) return [rescueText(language, 'rescue.intact', { taken })];
  const date = lastWallMs === null ? undefined : new Date(lastWallMs).toISOString();
  const expected = report.expected ?? undefined;
  const isEndKnown = report.expected !== null && taken <= report.expected;
  return [
    rescueText(language, certain ? 'rescue.certain' : 'rescue.partly', { taken, date, expected }),
    ...(isEndKnown ? [] : [rescueText(language, 'rescue.unknown-end', { date: date ?? '—' })]),
    ...(behind.lostEntries > 0 ? [rescueText(language, 'rescue.lost', { count: behind.lostEntries })] : []),
    ...(behind.entries > 0
      ? [
          rescueText(language, 'rescue.behind', { count: behind.entries }),
          ...behind.sales.map((sale) => saleLine(language, sale)),
        ]
      : []),
    folder === null ? rescueText(language, 'rescue.how') : rescueText(language, 'rescue.done', { folder }),
  ];
}

function saleLine(language: Language, sale: SaleBehind): string {
  const list = (values: readonly string[]): string | undefined => (values.length === 0 ? undefined : values.join(', '));
  return rescueText(language, 'rescue.sale', {
    sale: sale.saleId,
    paid: formatTenge(sale.paidTiyn),
    delivered: formatTenge(sale.deliveredTiyn),
    refunded: formatTenge(sale.refundedTiyn),
    debt: formatTenge(sale.debtTiyn),
    purchases: list(sale.purchases),
    codes: list(sale.claimCodes),
    known: sale.isKnown ? rescueText(language, 'rescue.known') : undefined,
  });
}

if (import.meta.main) {
  process.exitCode = rescueCommand(process.argv.slice(2), Date.now(), (text) => {
    process.stdout.write(text);
  });
}
