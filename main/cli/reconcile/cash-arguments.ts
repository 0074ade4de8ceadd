import type { CashCount } from '../../../app/journal/reconcile-cash.ts';
import { formatTenge, tiyn, tiynFromDecimal, TIYN_PER_TENGE, type Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';

/** The counted money as it was typed. */
export interface TypedCash {
  /** Behind `--cash`. */
  readonly tenge: string | undefined;
  /** Behind `--notes`. */
  readonly notes: string | undefined;
  readonly collected: boolean;
}

/** Reads what was counted; ok(null) where nothing was. The error is a sentence in English. */
export function readCash({ tenge, notes, collected }: TypedCash): Result<CashCount | null, string> {
  if (tenge === undefined && notes === undefined)
    return collected ? err('--collected needs --cash or --notes') : ok(null);
  const amountTiyn = tenge === undefined ? null : readTenge(tenge);
  if (tenge !== undefined && amountTiyn === null) return err(`--cash takes tenge like 15000, not ${tenge}`);
  const counted = notes === undefined ? ok(null) : readNotes(notes);
  if (!counted.ok) return counted;
  const sumTiyn = counted.value?.amountTiyn ?? null;
  if (amountTiyn !== null && sumTiyn !== null && amountTiyn !== sumTiyn) {
    return err(`--cash says ${formatTenge(amountTiyn)}, --notes come to ${formatTenge(sumTiyn)}`);
  }
  const sum = amountTiyn ?? sumTiyn;
  return sum === null
    ? ok(null)
    : ok({ of: collected ? 'taken' : 'inside', amountTiyn: sum, bills: counted.value?.bills ?? null });
}

/** With or without groups of three and the sign. */
function readTenge(text: string): Tiyn | null {
  return tiynFromDecimal(text.replaceAll(/[\s₸]/g, '').replace(',', '.'));
}

const NOTES = /^(\d{1,6})[x×*](\d{1,6})$/;

/** `500x12,1000x3`: value times number. */
function readNotes(text: string): Result<{ readonly amountTiyn: Tiyn; readonly bills: number }, string> {
  const numbers = new Map<number, number>();
  for (const part of text.split(',')) {
    const [, value, number] = NOTES.exec(part.trim()) ?? [];
    if (value === undefined || Number(value) === 0) return err('--notes takes values and numbers like 500x12,1000x3');
    if (numbers.has(Number(value))) return err(`--notes names ${value} twice`);
    numbers.set(Number(value), Number(number));
  }
  const tenge = [...numbers].reduce((sum, [value, number]) => sum + value * number, 0);
  return ok({
    amountTiyn: tiyn(tenge * TIYN_PER_TENGE),
    bills: [...numbers.values()].reduce((sum, number) => sum + number, 0),
  });
}
