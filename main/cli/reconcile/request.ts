import type { DayPeriod } from '../../../app/journal/days.ts';
import type { CashCount } from '../../../app/journal/reconcile-cash.ts';
import type { Language } from '../../../app/language/language.ts';

/** The request for a comparison. Paths are absolute. */
export interface ReconcileRequest {
  readonly configFile: string;
  /** Null: the operating system's default folder for this application. */
  readonly dataDirectory: string | null;
  readonly period: DayPeriod;
  /** The number of each product left, as counted by a technician; null where products were not counted. */
  readonly products: ReadonlyMap<string, number> | null;
  /** The money of a cassette; null where it was not counted. */
  readonly cash: CashCount | null;
  readonly language: Language | null;
  readonly json: boolean;
}
