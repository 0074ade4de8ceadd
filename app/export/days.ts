import { dayOf, isDay, type DayPeriod } from '../journal/days.ts';
import { err, ok, type Result } from '../result.ts';

/** The days that can be chosen with one touch, and days that are typed. */
export const EXPORT_DAYS = ['all', 'today', 'yesterday', 'this-month', 'last-month', 'dates'] as const;
export type ExportDays = (typeof EXPORT_DAYS)[number];

/** Days as they are typed, `dd.mm.yyyy`; empty: no limit. */
export interface TypedDays {
  readonly from: string;
  readonly to: string;
}

/** What is wrong with typed days. */
export const DAY_MISTAKES = ['from-wrong', 'to-wrong', 'days-missing', 'days-order', 'days-ahead'] as const;
export type DayMistake = (typeof DAY_MISTAKES)[number];

const GROUPS = [2, 4, 8] as const;

/** Digits of a day as they are typed, with the points between day, month and year. */
export function dayAsTyped(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  const parts = GROUPS.map((end, index) => digits.slice(GROUPS[index - 1] ?? 0, end));
  return parts.filter((part) => part !== '').join('.');
}

/** The period of typed days, both inclusive. Days that have not begun have nothing in them, which nobody means. */
export function typedPeriod(typed: TypedDays, nowMs: number): Result<DayPeriod, DayMistake> {
  const from = dayOfText(typed.from);
  const to = dayOfText(typed.to);
  if (from === undefined) return err('from-wrong');
  if (to === undefined) return err('to-wrong');
  if (from === null && to === null) return err('days-missing');
  if (from !== null && to !== null && from > to) return err('days-order');
  if (from !== null && from > dayOf(nowMs)) return err('days-ahead');
  return ok({ from, to });
}

const TYPED_DAY = /^(\d{2})\.(\d{2})\.(\d{4})$/;

/** Null where nothing is typed, undefined where it is no day. */
function dayOfText(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const [, day = '', month = '', year = ''] = TYPED_DAY.exec(text.trim()) ?? [];
  const found = `${year}-${month}-${day}`;
  return isDay(found) ? found : undefined;
}
