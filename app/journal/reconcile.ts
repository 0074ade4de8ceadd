import { unreachable } from '../result.ts';
import { comparePurchase, finding, type BankAnswer, type Compared } from './compare-purchase.ts';
import { isInPeriod, type DayPeriod } from './days.ts';
import type { ReconcileFinding } from './reconcile-finding.ts';
import type { SaleRecord } from './replay.ts';

export type { BankAnswer } from './compare-purchase.ts';

export interface ReconcileOptions {
  /** The binding of sales under this configuration, see `sale-opened`. */
  readonly binding: string;
  readonly period: DayPeriod;
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: number;
  /** See `PaymentCapabilities`. */
  readonly hasDetails: boolean;
  /** Sales that changed while the bank was being asked, whose answers are out of date. */
  readonly busySales?: ReadonlySet<string>;
}

/** The coverage of the comparison. A purchase that is in no finding was compared and agrees, or is counted here. */
export interface ReconcileCounts {
  readonly purchases: number;
  readonly compared: number;
  /** The customer may still be present, or the machine is within its time limits. */
  readonly inProgress: number;
  /** Final in the journal, and the contract has no method to ask again. */
  readonly notComparable: number;
  /** `qr/create` was not answered: the QR was never shown, and there is no number to ask about. */
  readonly unseen: number;
}

/** How long after a purchase's time limits the machine may still be asking, in milliseconds. */
const IN_PROGRESS_MARGIN_MS = 120_000;

type Standing = 'ask-details' | 'ask-status' | 'elsewhere' | 'in-progress' | 'undecided' | 'not-comparable';

/**
 * How a purchase is compared. Its status must be asked neither after a final answer nor alongside the machine's own
 * questions (specification, 2.3.3), so only expired purchases are asked for it.
 */
function standingOf(
  { sale, purchase }: Compared,
  { binding, nowMs, hasDetails, busySales }: ReconcileOptions,
): Standing {
  if (sale.binding !== null && sale.binding !== binding) return 'elsewhere';
  if (busySales?.has(sale.saleId) === true) return 'in-progress';
  const ageMs = nowMs - purchase.knownAtWallMs;
  const limitMs = purchase.scanTimeoutMs + purchase.confirmTimeoutMs + IN_PROGRESS_MARGIN_MS;
  if (purchase.status === 'open' && ageMs >= 0 && ageMs < limitMs) return 'in-progress';
  if (hasDetails) return 'ask-details';
  if (purchase.status === 'expired') return 'ask-status';
  return purchase.status === 'open' || purchase.status === 'doubtful' ? 'undecided' : 'not-comparable';
}

/** The purchases that were opened or paid in the period. */
function inPeriod(sales: Iterable<SaleRecord>, period: DayPeriod): readonly Compared[] {
  const found: Compared[] = [];
  for (const sale of sales) {
    const isPaidThen = sale.paidAtMs !== null && isInPeriod(sale.paidAtMs, period);
    for (const purchase of sale.purchases) {
      if (isInPeriod(purchase.knownAtWallMs, period) || (purchase.status === 'paid' && isPaidThen))
        found.push({ sale, purchase });
    }
  }
  return found;
}

/** A question to the bank. */
export interface Question {
  readonly saleId: string;
  readonly qrPaymentId: string;
  readonly ask: 'details' | 'status';
  /**
   * Whether nothing is left to refund, because the purchase is unpaid or refunded. Only then may the status be asked
   * for too.
   */
  readonly statusIfNothingLeft: boolean;
}

/** All questions to the bank, in the journal's order. */
export function questionsOf(sales: Iterable<SaleRecord>, options: ReconcileOptions): readonly Question[] {
  return inPeriod(sales, options.period).flatMap(({ sale, purchase }) => {
    const standing = standingOf({ sale, purchase }, options);
    if (standing !== 'ask-details' && standing !== 'ask-status') return [];
    const { saleId } = sale;
    const { qrPaymentId, status } = purchase;
    return [
      {
        saleId,
        qrPaymentId,
        ask: standing === 'ask-details' ? 'details' : 'status',
        statusIfNothingLeft: status === 'expired',
      },
    ];
  });
}

/**
 * Compares the journal with the bank's answers, by purchase number. Pure: the same facts give the same findings, and a
 * question without an answer is a finding too.
 */
export function reconcile(
  sales: Iterable<SaleRecord>,
  answers: ReadonlyMap<string, BankAnswer>,
  options: ReconcileOptions,
): { readonly findings: readonly ReconcileFinding[]; readonly counts: ReconcileCounts } {
  const all = [...sales];
  const findings: ReconcileFinding[] = [];
  const elsewhere = new Map<string, string[]>();
  const notAsked: string[] = [];
  const tally = { compared: 0, inProgress: 0, notComparable: 0 };
  const compared = inPeriod(all, options.period);
  for (const one of compared) {
    const { sale, purchase } = one;
    const standing = standingOf(one, options);
    switch (standing) {
      case 'elsewhere':
        elsewhere.set(sale.binding ?? '', [...(elsewhere.get(sale.binding ?? '') ?? []), purchase.qrPaymentId]);
        break;
      case 'in-progress':
        tally.inProgress += 1;
        break;
      case 'not-comparable':
        tally.notComparable += 1;
        break;
      case 'undecided':
        findings.push(finding('still-undecided', one));
        break;
      case 'ask-details':
      case 'ask-status': {
        const answer = answers.get(purchase.qrPaymentId);
        if (answer === undefined) notAsked.push(purchase.qrPaymentId);
        else findings.push(...comparePurchase(one, answer));
        if (answer !== undefined && answer.kind !== 'silent') tally.compared += 1;
        break;
      }
      default:
        unreachable(standing);
    }
  }
  for (const [binding, qrPaymentIds] of elsewhere) {
    findings.push({
      reason: 'bound-elsewhere',
      saleId: null,
      qrPaymentIds,
      facts: { binding, now: options.binding, count: qrPaymentIds.length },
    });
  }
  if (notAsked.length > 0)
    findings.push({ reason: 'not-asked', saleId: null, qrPaymentIds: notAsked, facts: { count: notAsked.length } });
  const unseen = all.filter(
    (sale) =>
      sale.purchases.length === 0 && sale.abandoned === 'unanswered' && isInPeriod(sale.startedAtMs, options.period),
  );
  return { findings, counts: { purchases: compared.length, ...tally, unseen: unseen.length } };
}
