import type { PaymentCapabilities, ProviderName } from '../payment/capabilities.ts';
import { unreachable } from '../result.ts';
import { comparePurchase, finding, type BankAnswer, type Compared } from './compare-purchase.ts';
import { isInPeriod, type DayPeriod } from './days.ts';
import type { ReconcileFinding } from './reconcile-finding.ts';
import type { PurchaseRecord, SaleRecord } from './replay.ts';

export type { BankAnswer } from './compare-purchase.ts';

/** A service of this configuration, as far as purchases are compared with it; see `PaymentCapabilities`. */
export type ComparedService = Pick<PaymentCapabilities, 'provider' | 'application' | 'hasDetails'> & {
  readonly binding: string;
};

export interface ReconcileOptions {
  /** Every service of this configuration. A purchase is compared with the one that it was opened at, and no other. */
  readonly services: readonly ComparedService[];
  readonly period: DayPeriod;
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: number;
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
  service: ComparedService | null,
  { nowMs, busySales }: ReconcileOptions,
): Standing {
  if (service === null) return 'elsewhere';
  if (busySales?.has(sale.saleId) === true) return 'in-progress';
  const ageMs = nowMs - purchase.knownAtWallMs;
  const limitMs = purchase.scanTimeoutMs + purchase.confirmTimeoutMs + IN_PROGRESS_MARGIN_MS;
  if (purchase.status === 'open' && ageMs >= 0 && ageMs < limitMs) return 'in-progress';
  if (service.hasDetails) return 'ask-details';
  if (purchase.status === 'expired' && !purchase.isAskedOnTouch) return 'ask-status';
  return purchase.status === 'open' || purchase.status === 'doubtful' ? 'undecided' : 'not-comparable';
}

/**
 * The service that a purchase can be asked about at: its own service, contract and account. Null where the configuration
 * has it no longer. One without a binding comes from a journal of the time when there was one service.
 */
function serviceFor(
  { binding, provider }: PurchaseRecord,
  services: readonly ComparedService[],
): ComparedService | null {
  const isIts = (service: ComparedService): boolean =>
    binding === null ? service.provider === provider : service.binding === binding;
  return services.find(isIts) ?? null;
}

/** What tells purchases apart: numbers of different services may coincide. */
export function purchaseKey({ binding, qrPaymentId }: Pick<PurchaseRecord, 'binding' | 'qrPaymentId'>): string {
  return `${binding ?? ''} ${qrPaymentId}`;
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

/** A question to a service. */
export interface Question {
  /** See `purchaseKey`. */
  readonly key: string;
  /** The binding of the service that is asked. */
  readonly service: string;
  readonly saleId: string;
  readonly qrPaymentId: string;
  readonly ask: 'details' | 'status';
  /**
   * Whether nothing is left to refund, because the purchase is unpaid or refunded. Only then may the status be asked
   * for too.
   */
  readonly statusIfNothingLeft: boolean;
}

/** All questions to the services, in the journal's order. */
export function questionsOf(sales: Iterable<SaleRecord>, options: ReconcileOptions): readonly Question[] {
  return inPeriod(sales, options.period).flatMap(({ sale, purchase }) => {
    const service = serviceFor(purchase, options.services);
    const standing = standingOf({ sale, purchase }, service, options);
    if (service === null || (standing !== 'ask-details' && standing !== 'ask-status')) return [];
    const { saleId } = sale;
    const { qrPaymentId, status, isAskedOnTouch } = purchase;
    return [
      {
        key: purchaseKey(purchase),
        service: service.binding,
        saleId,
        qrPaymentId,
        ask: standing === 'ask-details' ? 'details' : 'status',
        statusIfNothingLeft: status === 'expired' && !isAskedOnTouch,
      },
    ];
  });
}

/**
 * Compares the journal with the services' answers, by `purchaseKey`. Pure: the same facts give the same findings, and a
 * question without an answer is a finding too.
 */
export function reconcile(
  sales: Iterable<SaleRecord>,
  answers: ReadonlyMap<string, BankAnswer>,
  options: ReconcileOptions,
): { readonly findings: readonly ReconcileFinding[]; readonly counts: ReconcileCounts } {
  const all = [...sales];
  const findings: ReconcileFinding[] = [];
  const elsewhere = new Map<string, Elsewhere>();
  const notAsked: string[] = [];
  const tally = { compared: 0, inProgress: 0, notComparable: 0 };
  const compared = inPeriod(all, options.period);
  for (const one of compared) {
    const { sale, purchase } = one;
    const service = serviceFor(purchase, options.services);
    const standing = standingOf(one, service, options);
    const where = { application: service?.application ?? purchase.provider };
    switch (standing) {
      case 'elsewhere': {
        const binding = purchase.binding ?? sale.binding ?? '';
        const { provider, numbers } = elsewhere.get(binding) ?? { provider: purchase.provider, numbers: [] };
        elsewhere.set(binding, { provider, numbers: [...numbers, purchase.qrPaymentId] });
        break;
      }
      case 'in-progress':
        tally.inProgress += 1;
        break;
      case 'not-comparable':
        tally.notComparable += 1;
        break;
      case 'undecided':
        findings.push(finding('still-undecided', one, where));
        break;
      case 'ask-details':
      case 'ask-status': {
        const answer = answers.get(purchaseKey(purchase));
        if (answer === undefined) notAsked.push(purchase.qrPaymentId);
        else findings.push(...comparePurchase(one, answer).map((found) => withFacts(found, where)));
        if (answer !== undefined && answer.kind !== 'silent') tally.compared += 1;
        break;
      }
      default:
        unreachable(standing);
    }
  }
  for (const [binding, { provider, numbers }] of elsewhere) {
    findings.push(elsewhereFinding(binding, provider, numbers, options.services));
  }
  if (notAsked.length > 0)
    findings.push({ reason: 'not-asked', saleId: null, qrPaymentIds: notAsked, facts: { count: notAsked.length } });
  const unseen = all.filter(
    (sale) =>
      sale.purchases.length === 0 && sale.abandoned === 'unanswered' && isInPeriod(sale.startedAtMs, options.period),
  );
  return { findings, counts: { purchases: compared.length, ...tally, unseen: unseen.length } };
}

/** The purchases of one binding that this configuration does not have. */
interface Elsewhere {
  readonly provider: ProviderName;
  readonly numbers: readonly string[];
}

/** Another contract, account or organisation of a service that is configured, or a service that is configured no longer. */
function elsewhereFinding(
  binding: string,
  provider: ProviderName,
  qrPaymentIds: readonly string[],
  services: readonly ComparedService[],
): ReconcileFinding {
  const now = services.filter((service) => service.provider === provider).map((service) => service.binding);
  const count = qrPaymentIds.length;
  return now.length === 0
    ? { reason: 'service-gone', saleId: null, qrPaymentIds, facts: { binding, provider, count } }
    : { reason: 'bound-elsewhere', saleId: null, qrPaymentIds, facts: { binding, now: now.join(', '), count } };
}

function withFacts(found: ReconcileFinding, facts: ReconcileFinding['facts']): ReconcileFinding {
  return { ...found, facts: { ...found.facts, ...facts } };
}
