import { dayOf, type DayPeriod } from '../journal/days.ts';

/** The content of an export for which none is named. */
export const USUAL_FORMATS = ['csv', 'eva-dts', 'journal', 'log'] as const;
/** What can be exported: `settings` is for another machine. */
export const EXPORT_FORMATS = [...USUAL_FORMATS, 'settings'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  'csv': 'sales.csv',
  'eva-dts': 'audit.dts',
  'journal': 'journal.db',
  'log': 'log.jsonl',
  // A folder.
  'settings': 'settings',
};

/** The whole journal goes in any case, and settings are those of now. */
const WITHOUT_PERIOD: readonly ExportFormat[] = ['journal', 'settings'];

/** Which machine, when, and which days. */
export interface FileFacts {
  readonly kiosk: string;
  readonly nowMs: number;
  readonly period: DayPeriod;
}

/**
 * The name of a file: machine, day or days, kind, as `KIOSK-0001_2026-11-30_sales.csv`. `copy` above 1 is added, so that
 * nothing is overwritten.
 */
export function exportFileName(format: ExportFormat, { kiosk, nowMs, period }: FileFacts, copy = 1): string {
  const [ending = '', extension] = ENDINGS[format].split('.');
  const number = copy === 1 ? '' : `-${String(copy)}`;
  const days = WITHOUT_PERIOD.includes(format) ? dayOf(nowMs) : daysOf(period, dayOf(nowMs));
  return `${fileSafe(kiosk)}_${days}_${ending}${number}${extension === undefined ? '' : `.${extension}`}`;
}

function daysOf({ from, to }: DayPeriod, today: string): string {
  if (from === null && to === null) return today;
  // A first day that is still to come, by the machine's clock, ends no earlier than it begins.
  const last = to ?? (from !== null && from > today ? from : today);
  return from === last ? last : `${from ?? 'begin'}_${last}`;
}

/** A stick is mostly FAT, whose names have no colons or quotation marks. */
function fileSafe(kiosk: string): string {
  const safe = kiosk.replaceAll(/[^A-Za-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return safe === '' ? 'kiosk' : safe;
}
