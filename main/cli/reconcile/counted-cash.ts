import type { CashCount } from '../../../app/journal/reconcile-cash.ts';
import { formatTenge, tiyn, TIYN_PER_TENGE, type Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';

/** Counted notes by value. */
export interface CountedNotes {
  readonly amountTiyn: Tiyn;
  readonly bills: number;
}

/** The counted money as typed. */
export interface TypedCash {
  /** The value of `--cash`. */
  readonly amountTiyn: Tiyn | null;
  /** The value of `--notes`. */
  readonly notes: CountedNotes | null;
  readonly collected: boolean;
}

/** The counted money; ok(null) where nothing was counted. The error is an English sentence. */
export function cashCount({ amountTiyn, notes, collected }: TypedCash): Result<CashCount | null, string> {
  if (amountTiyn !== null && notes !== null && amountTiyn !== notes.amountTiyn) {
    return err(`--cash says ${formatTenge(amountTiyn)}, --notes come to ${formatTenge(notes.amountTiyn)}`);
  }
  const sum = amountTiyn ?? notes?.amountTiyn ?? null;
  return sum === null
    ? ok(null)
    : ok({ of: collected ? 'taken' : 'inside', amountTiyn: sum, bills: notes?.bills ?? null });
}

const NOTES = /^(\d{1,6})[x×*](\d{1,6})$/;

/** Reads `500x12,1000x3`: value times number. The error continues a sentence that begins with the option's name. */
export function readNotes(text: string): Result<CountedNotes, string> {
  const numbers = new Map<number, number>();
  for (const part of text.split(',')) {
    const [, value, number] = NOTES.exec(part.trim()) ?? [];
    if (value === undefined || Number(value) === 0) return err('takes values and numbers like 500x12,1000x3');
    if (numbers.has(Number(value))) return err(`names ${value} twice`);
    numbers.set(Number(value), Number(number));
  }
  const tenge = [...numbers].reduce((sum, [value, number]) => sum + value * number, 0);
  return ok({
    amountTiyn: tiyn(tenge * TIYN_PER_TENGE),
    bills: [...numbers.values()].reduce((sum, number) => sum + number, 0),
  });
}
