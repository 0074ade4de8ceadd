import type { DayPeriod } from '../../../app/journal/days.ts';
import type { CashCount } from '../../../app/journal/reconcile-cash.ts';
import type { Language } from '../../../app/language/language.ts';

/** What is to be compared. Paths are absolute. */
export interface ReconcileRequest {
  readonly configFile: string;
  /** Null: the operating system's place for this application. */
  readonly dataDirectory: string | null;
  readonly period: DayPeriod;
  /** Products left, by product, as a technician counted them; null where nobody did. */
  readonly products: ReadonlyMap<string, number> | null;
  /** The money of a cassette; null where nobody counted it. */
  readonly cash: CashCount | null;
  readonly language: Language | null;
  readonly json: boolean;
}
