import { readCode } from '../claims/typed-code.ts';
import { dayOf, isDay, KAZAKHSTAN_OFFSET_MS, startOfDay } from '../journal/days.ts';
import { MAX_AMOUNT_TIYN, tiynFromDecimal, type Tiyn } from '../money/money.ts';
import { DAY_MS, MINUTE_MS } from '../units.ts';

/** Tolerance of a time that was read from a clock. */
const AROUND_MS = 15 * MINUTE_MS;

/** A search for sales in everything that the text may mean; null where it cannot mean that. */
export interface Search {
  /** A claim code in the form for comparison. */
  readonly code: string | null;
  /** Of the sale, or of what was paid or is owed. */
  readonly amountTiyn: Tiyn | null;
  /** A number of ours or of the payment service. */
  readonly number: string | null;
  /** `14.05` is a day and a time. */
  readonly times: readonly TimeSpan[];
}

/** From, and before: milliseconds since the Unix epoch. */
interface TimeSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The longest text that is looked at. */
export const MOST_SEARCHED = 64;

const NUMBER = /^[A-Za-z0-9_-]{4,64}$/;
const CURRENCY = /\s*(?:₸|тг|тенге|теңге|tenge|kzt)\.?$/iu;
/** The on-screen keyboard has no colon. */
const CLOCK = /^(\d{1,2})[:.,-](\d{2})$/;
const DATE = /^(\d{1,2})[.\-/](\d{1,2})(?:[.\-/](\d{4}|\d{2}))?\.?$/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads the text of a search for a sale: a claim code in any spelling, an amount, a number of a payment, a day
 * (`22.11`, `22.11.2026`), the last such time (`14:05`, `14.05`), or both. Null where the text means none of them.
 */
export function readSearch(text: string, nowMs: number): Search | null {
  const typed = text.slice(0, MOST_SEARCHED).trim();
  const search: Search = {
    code: readCode(typed),
    amountTiyn: readAmount(typed),
    number: NUMBER.test(typed) ? typed : null,
    times: readTimes(typed, nowMs),
  };
  const isAny = search.code !== null || search.amountTiyn !== null || search.number !== null || search.times.length > 0;
  return isAny ? search : null;
}

function readAmount(text: string): Tiyn | null {
  const plain = text
    .replace(CURRENCY, '')
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.');
  const amountTiyn = /^\d{1,8}(?:\.\d{1,2})?$/.test(plain) ? tiynFromDecimal(plain) : null;
  return amountTiyn === null || amountTiyn > MAX_AMOUNT_TIYN ? null : amountTiyn;
}

function readTimes(text: string, nowMs: number): readonly TimeSpan[] {
  const words = text.split(/\s+/);
  const [one = '', other] = words;
  if (words.length > 2) return [];
  const today = dayOf(nowMs);
  if (other === undefined) {
    const day = readDay(one, nowMs);
    return [...(day === null ? [] : [wholeDay(day)]), ...lastAtClock(today, one, nowMs)];
  }
  return [
    [one, other],
    [other, one],
  ].flatMap(([date = '', clock = '']) => {
    const day = readDay(date, nowMs);
    return day === null ? [] : aroundClock(day, clock);
  });
}

function wholeDay(day: string): TimeSpan {
  const fromMs = startOfDay(day);
  return { fromMs, untilMs: fromMs + DAY_MS };
}

/** A time without a day is the last such time: five to twelve, shortly after midnight, was yesterday. */
function lastAtClock(today: string, text: string, nowMs: number): readonly TimeSpan[] {
  return aroundClock(today, text).map((span) =>
    span.fromMs <= nowMs ? span : { fromMs: span.fromMs - DAY_MS, untilMs: span.untilMs - DAY_MS },
  );
}

function aroundClock(day: string, text: string): readonly TimeSpan[] {
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return [];
  const atMs = wholeDay(day).fromMs + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return [{ fromMs: atMs - AROUND_MS, untilMs: atMs + AROUND_MS + MINUTE_MS }];
}

/** Without a year it is the last such day. */
function readDay(text: string, nowMs: number): string | null {
  const iso = ISO_DATE.exec(text);
  if (iso !== null) return isDay(text) ? text : null;
  const [, day, month, year] = DATE.exec(text) ?? [];
  if (day === undefined || month === undefined) return null;
  const written = (years: number): string =>
    `${String(years).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== undefined) {
    const named = written(year.length === 2 ? 2000 + Number(year) : Number(year));
    return isDay(named) ? named : null;
  }
  const today = dayOf(nowMs);
  const thisYear = new Date(nowMs + KAZAKHSTAN_OFFSET_MS).getUTCFullYear();
  return [thisYear, thisYear - 1].map(written).find((one) => isDay(one) && one <= today) ?? null;
}
