import { formatTenge, subtractTiyn, tiyn, type Tiyn, ZERO_TIYN } from '../money/money.ts';
import type { CassetteContents, Cassettes, CountedCollection } from './cassettes.ts';
import { dayOf, isInPeriod, type DayPeriod } from './days.ts';
import type { ReconcileFinding } from './reconcile-finding.ts';
import type { SaleRecord } from './replay.ts';

/** The money of one cassette as counted by a technician. */
export interface CashCount {
  /** The cassette in the machine, or the one taken out last. */
  readonly of: 'inside' | 'taken';
  readonly amountTiyn: Tiyn;
  /** The number of notes; null where only the amount was counted. */
  readonly bills: number | null;
}

/**
 * Compares the counted money with what the machine accepted. Null means that the products were counted and the money
 * was not.
 */
export function reconcileCash({ inside, taken }: Cassettes, count: CashCount | null): readonly ReconcileFinding[] {
  if (count === null)
    return inside.bills === 0
      ? []
      : [about('cash-not-counted', { expectedTiyn: inside.amountTiyn, bills: inside.bills })];
  const contents = count.of === 'inside' ? inside : taken;
  if (contents === null) return [about('cash-never-collected', { countedTiyn: count.amountTiyn })];
  const expectedTiyn = contents.amountTiyn;
  const { amountTiyn: countedTiyn, bills: counted } = count;
  const facts = { cassette: count.of, expectedTiyn, countedTiyn, bills: contents.bills, ...explanations(contents) };
  if (countedTiyn < expectedTiyn)
    return [about('cash-missing', { ...facts, differenceTiyn: subtractTiyn(expectedTiyn, countedTiyn) })];
  if (countedTiyn > expectedTiyn)
    return [about('cash-surplus', { ...facts, differenceTiyn: subtractTiyn(countedTiyn, expectedTiyn) })];
  return counted === null || counted === contents.bills ? [] : [about('cash-notes-differ', { ...facts, counted })];
}

const NONE = '-';

/**
 * The uncertain notes of this cassette. The expected amount does not include doubtful notes, but does include notes of
 * no sale where their amount is known.
 */
function explanations({ doubtful, orphans }: CassetteContents): ReconcileFinding['facts'] {
  const list = (texts: readonly string[]): string => (texts.length === 0 ? NONE : texts.join(', '));
  return {
    doubtfulNotes: list(
      doubtful.map(({ billTiyn, claimCode }) => `${billTiyn === null ? '?' : formatTenge(billTiyn)} (${claimCode})`),
    ),
    looseNotes: list(
      orphans.map(({ amountTiyn, orphanId }) => `${amountTiyn === null ? '?' : formatTenge(amountTiyn)} (${orphanId})`),
    ),
  };
}

/** Doubtful notes of the period's sales. A person has to check them whether the cash was counted or not. */
export function doubtfulBills(sales: Iterable<SaleRecord>, period: DayPeriod): readonly ReconcileFinding[] {
  const findings: ReconcileFinding[] = [];
  for (const { saleId, externalId, bills, claimCode, startedAtMs } of sales) {
    const doubtful = bills.filter(({ status }) => status === 'doubtful');
    if (doubtful.length === 0 || !isInPeriod(startedAtMs, period)) continue;
    const amountTiyn = tiyn(doubtful.reduce((sum, { billTiyn }) => sum + (billTiyn ?? ZERO_TIYN), 0));
    findings.push({
      reason: 'bill-doubtful',
      saleId,
      qrPaymentIds: [],
      facts: { sale: externalId, claimCode: claimCode ?? NONE, amountTiyn },
    });
  }
  return findings;
}

/** The period's collections at the service menu whose count differs from what was expected. */
export function countedDifferently(
  counted: readonly CountedCollection[],
  period: DayPeriod,
): readonly ReconcileFinding[] {
  return counted.filter(({ atMs }) => isInPeriod(atMs, period)).flatMap(differenceIn);
}

function differenceIn({
  number,
  role,
  atMs,
  amountTiyn: countedTiyn,
  bills: counted,
  expectedTiyn,
  expectedBills: bills,
}: CountedCollection): readonly ReconcileFinding[] {
  const facts = { number, role, day: dayOf(atMs), expectedTiyn, countedTiyn, bills, counted };
  if (countedTiyn < expectedTiyn)
    return [about('collection-missing', { ...facts, differenceTiyn: subtractTiyn(expectedTiyn, countedTiyn) })];
  if (countedTiyn > expectedTiyn)
    return [about('collection-surplus', { ...facts, differenceTiyn: subtractTiyn(countedTiyn, expectedTiyn) })];
  return counted === bills ? [] : [about('collection-notes-differ', facts)];
}

function about(reason: ReconcileFinding['reason'], facts: ReconcileFinding['facts']): ReconcileFinding {
  return { reason, saleId: null, qrPaymentIds: [], facts };
}
