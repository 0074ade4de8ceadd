import type { DayPeriod } from '../../app/journal/days.ts';
import {
  questionsOf,
  reconcile,
  type BankAnswer,
  type Question,
  type ReconcileCounts,
  type ReconcileOptions,
} from '../../app/journal/reconcile.ts';
import { countedDifferently, doubtfulBills, reconcileCash, type CashCount } from '../../app/journal/reconcile-cash.ts';
import type { ReconcileFinding } from '../../app/journal/reconcile-finding.ts';
import { reconcileStock, type ChannelOf } from '../../app/journal/reconcile-stock.ts';
import type { SaleRecord } from '../../app/journal/replay.ts';
import type { PaymentFailure } from '../../app/payment/provider.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Result } from '../../app/result.ts';
import type { AuditedLedger } from '../ledger/read-ledger.ts';
import { askBank, type AskedBank, type AskLimits } from './ask.ts';

/** A connection to the bank, or a sentence that says why there is none. */
export type Line =
  { readonly bank: AskedBank & { close(): void }; readonly why: null } | { readonly bank: null; readonly why: string };

export interface CompareParts {
  /** Reads the journal as it is now; the error is a sentence. */
  readonly journal: () => Result<AuditedLedger, string>;
  readonly period: DayPeriod;
  readonly products: ReadonlyMap<string, number> | null;
  readonly cash: CashCount | null;
  readonly channelOf: ChannelOf;
  readonly binding: string;
  readonly hasDetails: boolean;
  readonly clock: Clock;
  readonly limits: AskLimits;
  readonly connect: () => Promise<Line>;
  readonly waiting: (done: number, count: number, waitMs: number) => void;
  readonly explain: (failure: PaymentFailure) => string;
  readonly notes: readonly string[];
}

export const NOTHING_COMPARED: ReconcileCounts = {
  purchases: 0,
  compared: 0,
  inProgress: 0,
  notComparable: 0,
  unseen: 0,
};

/** The kiosk keeps selling: sales that changed while the bank was asked are asked about again, at most this often. */
const MAX_ROUNDS = 3;

/** Compares the journal, the bank's answers and the counts. */
export async function compareAll(first: AuditedLedger, parts: CompareParts): Promise<Outcome> {
  const optionsNow = (): ReconcileOptions => ({
    binding: parts.binding,
    period: parts.period,
    nowMs: parts.clock.wallMs(),
    hasDetails: parts.hasDetails,
  });
  const questions = questionsOf(first.sales.values(), optionsNow());
  const line = questions.length === 0 ? null : await parts.connect();
  const bank = line?.bank ?? null;
  const asked = bank === null ? null : await askWhileSelling(first, bank, optionsNow, parts);
  bank?.close();
  const { ledger, answers, busySales, why } = asked ?? {
    ledger: first,
    answers: new Map<string, BankAnswer>(),
    busySales: new Set<string>(),
    why: line?.why ?? null,
  };
  const { findings, counts } = reconcile(ledger.sales.values(), answers, { ...optionsNow(), busySales });
  return {
    findings: [
      ...chainFindings(ledger),
      ...findings,
      ...doubtfulBills(ledger.sales.values(), parts.period),
      ...countedDifferently(ledger.cassettes.counted, parts.period),
      ...countedFindings(ledger, parts),
    ],
    counts,
    notes: parts.notes,
    notAsked: why,
  };
}

/** Compares with a technician's counts. A technician who counts the products is expected to count the cash as well. */
function countedFindings(
  ledger: AuditedLedger,
  { products, cash, channelOf }: CompareParts,
): readonly ReconcileFinding[] {
  if (products === null && cash === null) return [];
  return [
    ...(products === null ? [] : reconcileStock(ledger, { products }, channelOf)),
    ...reconcileCash(ledger.cassettes, cash),
  ];
}

interface AskedRounds {
  readonly ledger: AuditedLedger;
  readonly answers: ReadonlyMap<string, BankAnswer>;
  readonly busySales: ReadonlySet<string>;
  readonly why: string | null;
}

/** Asks about all purchases. An answer counts only for a sale that did not change meanwhile. */
async function askWhileSelling(
  first: AuditedLedger,
  bank: AskedBank,
  optionsNow: () => ReconcileOptions,
  parts: CompareParts,
): Promise<AskedRounds> {
  const answers = new Map<string, BankAnswer>();
  const askedAbout = new Map<string, string>();
  let ledger = first;
  for (let round = 1; ; round += 1) {
    const due = openQuestions(ledger, askedAbout, answers, optionsNow());
    if (due.length === 0) return { ledger, answers, busySales: new Set(), why: null };
    if (round > MAX_ROUNDS) return { ledger, answers, busySales: new Set(due.map(({ saleId }) => saleId)), why: null };
    for (const { saleId, qrPaymentId } of due) {
      askedAbout.set(saleId, fingerprint(ledger.sales.get(saleId)));
      answers.delete(qrPaymentId);
    }
    const asked = await askBank(due, bank, {
      clock: parts.clock,
      limits: parts.limits,
      waiting: (done, waitMs) => {
        parts.waiting(done, due.length, waitMs);
      },
    });
    for (const [qrPaymentId, answer] of asked.answers) answers.set(qrPaymentId, answer);
    if (asked.stopped !== null) return { ledger, answers, busySales: new Set(), why: parts.explain(asked.stopped) };
    const again = parts.journal();
    if (!again.ok) return { ledger, answers, busySales: new Set(), why: again.error };
    ledger = again.value;
  }
}

function openQuestions(
  { sales }: AuditedLedger,
  askedAbout: ReadonlyMap<string, string>,
  answers: ReadonlyMap<string, BankAnswer>,
  options: ReconcileOptions,
): readonly Question[] {
  return questionsOf(sales.values(), options).filter(
    ({ saleId, qrPaymentId }) => !answers.has(qrPaymentId) || askedAbout.get(saleId) !== fingerprint(sales.get(saleId)),
  );
}

function fingerprint(sale: SaleRecord | undefined): string {
  return JSON.stringify(sale ?? null);
}

function chainFindings({ chain }: AuditedLedger): readonly ReconcileFinding[] {
  return chain?.kind === 'broken'
    ? [{ reason: 'journal-changed', saleId: null, qrPaymentIds: [], facts: { sequence: chain.sequence } }]
    : [];
}

/** Everything that a comparison found. */
export interface Outcome {
  readonly findings: readonly ReconcileFinding[];
  readonly counts: ReconcileCounts;
  /** Sentences about what could not be compared. */
  readonly notes: readonly string[];
  /** Why the bank was not asked, or not about everything; null if it was. */
  readonly notAsked: string | null;
}
