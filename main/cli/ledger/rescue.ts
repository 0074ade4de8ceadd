import { existsSync } from 'node:fs';
import type { Console } from '../../../app/command-line/command.ts';
import { DONE, EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { failureFacts, refused } from '../../../app/command-line/run-command.ts';
import type { Language } from '../../../app/language/language.ts';
import { rescueText } from '../../../app/messages/rescue-words.ts';
import { formatTenge } from '../../../app/money/money.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { rescueJournal, type RescueReport } from '../../journal/rescue/rescue.ts';
import type { SaleBehind } from '../../journal/rescue/behind.ts';

/** The request for a rescue. The path is absolute. */
export interface RescueRequest {
  readonly dataDirectory: string;
  /** Whether to begin a new journal; otherwise nothing is changed. */
  readonly isAsked: boolean;
  readonly language: Language;
  readonly json: boolean;
}

/** The command's output, and the wall clock for the folder's name. */
export interface RescueConsole extends Console {
  readonly clock: Pick<Clock, 'wallMs'>;
}

/** Reports what a damaged journal still proves and, if requested, begins a new one with it. */
export function rescueLedger({ dataDirectory, isAsked, language, json }: RescueRequest, console: RescueConsole): Ended {
  if (!existsSync(dataDirectory)) return refused(console, json, 'no-directory', `${dataDirectory} does not exist`);
  const mode = isAsked ? 'always' : 'look';
  const rescued = rescueJournal(dataDirectory, { mode, nowMs: console.clock.wallMs() });
  if (!rescued.ok) {
    const { code, detail } = rescued.error.parameters;
    return code === 'SQLITE_BUSY'
      ? refused(console, json, 'busy', rescueText(language, 'rescue.busy'))
      : refused(console, json, 'failed', rescueText(language, 'rescue.failed', { detail }));
  }
  const lines = rescueLines(language, rescued.value).join('\n');
  const isWhole = rescued.value.intact || rescued.value.folder !== null;
  const failure = isWhole ? {} : failureFacts({ sentence: lines, code: EXIT.refused, reason: 'damaged' });
  console.out(json ? `${JSON.stringify({ ...rescued.value, ...failure })}\n` : `${lines}\n`);
  return isWhole ? DONE : { code: EXIT.refused, reason: 'damaged' };
}

/** The report as lines for a technician. */
function rescueLines(language: Language, report: RescueReport): readonly string[] {
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
