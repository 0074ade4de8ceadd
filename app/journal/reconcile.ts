import { unreachable } from '../result.ts';
import { comparePurchase, finding, type BankAnswer, type Compared } from './compare-purchase.ts';
import { isInPeriod, type DayPeriod } from './days.ts';
import type { ReconcileFinding } from './reconcile-finding.ts';
import type { SaleRecord } from './replay.ts';

export type { BankAnswer } from './compare-purchase.ts';

export interface ReconcileOptions {
  /** What sales of this configuration are bound to, see `sale-opened`. */
  readonly binding: string;
  readonly period: DayPeriod;
  /** Wall clock. */
  readonly nowMs: number;
  /** See `PaymentCapabilities`. */
  readonly hasDetails: boolean;
  /** Sales that changed while the bank was being asked: what it said about them is out of date. */
  readonly busySales?: ReadonlySet<string>;
}

/** How far the comparison reaches: whatever is not among the findings was compared and fits, or is counted here. */
export interface ReconcileCounts {
  readonly purchases: number;
  readonly compared: number;
  /** A customer may be standing there, or the machine is still within its time limits. */
  readonly inProgress: number;
  /** Final in the journal, and the contract has no method to ask again. */
  readonly notComparable: number;
  /** `qr/create` was not answered: nobody has seen such a QR, and it has no number to ask by. */
  readonly unseen: number;
}

/** After the time limits of a purchase the machine may still be asking for so long, in milliseconds. */
const IN_PROGRESS_MARGIN_MS = 120_000;

type Standing = 'ask-details' | 'ask-status' | 'elsewhere' | 'in-progress' | 'undecided' | 'not-comparable';

/**
 * What is to be done about a purchase. The status is never asked for after a final one was answered, nor beside the
 * machine's own questions: the specification forbids both (2.3.3). So it is asked for expired purchases alone.
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

/** Purchases that were opened or paid in the period. */
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

/** A question for the bank. */
export interface Question {
  readonly saleId: string;
  readonly qrPaymentId: string;
  readonly ask: 'details' | 'status';
  /** Nothing left to give back: unpaid, or given back already? Only here may the status be asked for as well. */
  readonly statusIfNothingLeft: boolean;
}

/** Everything that has to be asked, in the order of the journal. */
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
 * The journal against the bank's answers, by number of purchase. Pure: the same facts give the same findings, and a
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
