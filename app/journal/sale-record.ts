import type { Language } from '../language/schema.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { priceOf } from '../money/price.ts';
import type { ProviderName } from '../payment/capabilities.ts';
import { unreachable } from '../result.ts';
import { NOT_SEEN, type AbandonReason, type JournalEntry, type SaleItem } from './entry.ts';

/** One QR of a sale. `open` means that the service has not given a final answer. */
export interface PurchaseRecord {
  readonly qrPaymentId: string;
  /** The amount of the QR; of a paid one what was paid. */
  readonly amountTiyn: Tiyn;
  readonly status: 'open' | 'paid' | 'failed' | 'expired' | 'doubtful';
  readonly scanned: boolean;
  /** Expired by the wall clock alone. */
  readonly isProvisional: boolean;
  readonly knownAtWallMs: number;
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly confirmTimeoutMs: number;
}

/**
 * The refund of one purchase. `asked`: the service may have carried it out; `doubtful`: the machine could not find out.
 */
export interface RefundRecord {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
  readonly status: 'intended' | 'asked' | 'done' | 'failed' | 'doubtful';
  readonly attempts: number;
  /** The refundable amount before the last attempt; null before the first. */
  readonly availableTiyn: Tiyn | null;
}

/** A note that was to be drawn in. `intended`: it may be in the cassette; `doubtful`: that could not be determined. */
export type BillRecord =
  | { readonly billTiyn: Tiyn; readonly status: 'intended' }
  | { readonly billTiyn: Tiyn; readonly status: 'stacked' | 'returned' }
  /** The amount is null where the acceptor drew it in unasked and could not name it. */
  | { readonly billTiyn: Tiyn | null; readonly status: 'doubtful' };

/** The state of the last piece tried. */
export type DispenseRecord = 'none' | 'intended' | 'pulsed' | 'dispensed' | 'failed-certain' | 'failed-uncertain';

/** Everything that the journal records about one sale. */
export interface SaleRecord {
  readonly saleId: string;
  readonly externalId: string;
  readonly provider: ProviderName;
  readonly item: SaleItem;
  /** The number of pieces sold. */
  readonly quantity: number;
  readonly binding: string | null;
  /** The customer's, where it is on record. */
  readonly language: Language | null;
  /** The slip of an interrupted sale was to be printed. */
  readonly isSlipIntended: boolean;
  readonly purchases: readonly PurchaseRecord[];
  readonly bills: readonly BillRecord[];
  /** Change carried over from the customer's previous sale. */
  readonly carriedTiyn: Tiyn;
  /**
   * Everything received: by QR, in notes, and as change carried over from another sale; without change carried into
   * another sale.
   */
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  /** Recorded as a debt. Undecided amounts are owed too, see `owedTiyn`. */
  readonly debtTiyn: Tiyn;
  readonly refunds: readonly RefundRecord[];
  readonly claimCode: string | null;
  readonly abandoned: AbandonReason | null;
  readonly dispense: DispenseRecord;
  /** Attempts to dispense the last piece tried. */
  readonly dispenseAttempts: number;
  /** Pulses for that piece after which the drop sensor saw nothing fall. */
  readonly unseen: number;
  /** Pieces dispensed. */
  readonly delivered: number;
  readonly dispensedBy: 'seen' | 'assumed' | null;
  readonly startedAtMs: number;
  /** The wall clock's time of its last entry. */
  readonly lastAtMs: number;
  readonly paidAtMs: number | null;
  readonly endedAtMs: number | null;
}

/** The entries are in an order that the kiosk never writes. */
export class JournalOrderError extends Error {}

export type SaleState = 'open' | 'unresolved' | 'debt' | 'closed';

/** The amount received and neither delivered nor returned; undecided amounts count as owed. */
export function owedTiyn(sale: SaleRecord): Tiyn {
  return subtractTiyn(sale.paidTiyn, addTiyn(sale.deliveredTiyn, sale.refundedTiyn));
}

/**
 * Money that may have come in: a note in doubt, or one whose outcome the acceptor has not reported yet. It is part of
 * none of the sums. A note that the acceptor could not name adds nothing; the sale is unresolved all the same.
 */
export function inDoubtTiyn({ bills }: SaleRecord): Tiyn {
  const isOpen = ({ status }: BillRecord): boolean => status === 'doubtful' || status === 'intended';
  return addTiyn(...bills.filter(isOpen).map(({ billTiyn }) => billTiyn ?? ZERO_TIYN));
}

/** The state that auditors read, see "The ledger" in the outside contract. */
export function saleState(sale: SaleRecord): SaleState {
  const isRefunding = sale.refunds.some(
    ({ status }) => status === 'intended' || status === 'asked' || status === 'doubtful',
  );
  const isUnclear = ({ status }: PurchaseRecord | BillRecord): boolean =>
    status === 'open' || status === 'intended' || status === 'doubtful';
  const undecided = isRefunding || sale.purchases.some(isUnclear) || sale.bills.some(isUnclear);
  const owed = owedTiyn(sale);
  if (sale.abandoned === null && sale.endedAtMs === null) return 'open';
  if (undecided) return 'unresolved';
  return owed > ZERO_TIYN ? 'debt' : 'closed';
}

/** Whether the service must still be asked about a purchase: undecided, or expired by the wall clock alone. */
export function isToBeWatched({ status, isProvisional }: PurchaseRecord): boolean {
  return status === 'open' || status === 'doubtful' || (status === 'expired' && isProvisional);
}

/**
 * Whether nothing but the payment of its debt can happen to a sale: no question is open, and everything paid is
 * delivered, returned or recorded as owed. A start need not read such sales.
 */
export function isSettled(sale: SaleRecord): boolean {
  // Plain numbers instead of amounts: in an edited journal the difference may be negative.
  if (sale.paidTiyn - sale.deliveredTiyn - sale.refundedTiyn !== sale.debtTiyn) return false;
  if (sale.purchases.some(isToBeWatched)) return false;
  const state = saleState(sale);
  return state === 'closed' || state === 'debt';
}

/** A sale after its first entry. */
export function openedSale(entry: Extract<JournalEntry, { kind: 'sale-opened' }>, wallMs: number): SaleRecord {
  return {
    saleId: entry.saleId,
    externalId: entry.externalId,
    provider: entry.provider,
    item: entry.item,
    quantity: entry.quantity ?? 1,
    binding: entry.binding,
    language: entry.language ?? null,
    isSlipIntended: false,
    purchases: [],
    bills: [],
    carriedTiyn: ZERO_TIYN,
    paidTiyn: ZERO_TIYN,
    deliveredTiyn: ZERO_TIYN,
    refundedTiyn: ZERO_TIYN,
    debtTiyn: ZERO_TIYN,
    refunds: [],
    claimCode: null,
    abandoned: null,
    dispense: 'none',
    dispenseAttempts: 0,
    unseen: 0,
    delivered: 0,
    dispensedBy: null,
    startedAtMs: wallMs,
    lastAtMs: wallMs,
    paidAtMs: null,
    endedAtMs: null,
  };
}

type SaleEntry = Exclude<Extract<JournalEntry, { saleId: string }>, { kind: 'sale-opened' }>;

/** A sale after one more entry. Throws on an entry that contradicts those before it. */
export function applyToSale(sale: SaleRecord, entry: SaleEntry, wallMs: number): SaleRecord {
  const language = 'language' in entry ? entry.language : undefined;
  return applyKind(language === undefined ? sale : { ...sale, language }, entry, wallMs);
}

function applyKind(sale: SaleRecord, entry: SaleEntry, wallMs: number): SaleRecord {
  switch (entry.kind) {
    case 'purchase-asked':
    case 'purchase-unanswered':
    case 'purchase-refused':
    case 'return-shown':
      return sale;
    case 'claim-slip-intended':
      return { ...sale, isSlipIntended: true };
    case 'scanned':
      return changePurchase(sale, entry.qrPaymentId, { scanned: true });
    case 'purchase-known':
      return { ...sale, purchases: [...sale.purchases, knownPurchase(sale, entry, wallMs)] };
    case 'paid':
      return {
        // The amount that the bank reports counts, even if it differs from the QR's.
        ...changePurchase(sale, entry.qrPaymentId, { status: 'paid', amountTiyn: entry.amountTiyn }),
        paidTiyn: addTiyn(sale.paidTiyn, entry.amountTiyn),
        paidAtMs: wallMs,
      };
    case 'purchase-failed':
      return { ...changePurchase(sale, entry.qrPaymentId, { status: 'failed' }), endedAtMs: sale.endedAtMs ?? wallMs };
    case 'purchase-expired':
      return {
        ...changePurchase(sale, entry.qrPaymentId, { status: 'expired', isProvisional: entry.isProvisional ?? false }),
        endedAtMs: sale.endedAtMs ?? wallMs,
      };
    case 'purchase-doubtful':
      return {
        ...changePurchase(sale, entry.qrPaymentId, { status: 'doubtful' }),
        endedAtMs: sale.endedAtMs ?? wallMs,
      };
    case 'bill-intended':
    case 'bill-stacked':
    case 'bill-returned':
    case 'bill-doubtful':
      return applyBill(sale, entry, wallMs);
    case 'change-kept':
    case 'credit-given':
    case 'credit-taken':
    case 'debt-recorded':
    case 'debt-settled':
      return applyDebt(sale, entry, wallMs);
    case 'orphan-assigned':
      return {
        ...unaskedBill(sale, entry.amountTiyn),
        paidTiyn: addTiyn(sale.paidTiyn, entry.amountTiyn),
        paidAtMs: sale.paidAtMs ?? wallMs,
      };
    case 'attempt-abandoned':
      return { ...sale, abandoned: entry.reason, endedAtMs: wallMs };
    case 'dispense-intended':
    case 'relay-pulsed':
    case 'dispensed':
    case 'dispense-failed':
      return applyDispense(sale, entry, wallMs);
    case 'refund-intended':
    case 'refund-asked':
    case 'refund-done':
    case 'refund-failed':
      return applyRefund(sale, entry, wallMs);
    default:
      return unreachable(entry);
  }
}

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;

function applyDebt(
  sale: SaleRecord,
  entry: EntryOf<'change-kept' | 'credit-given' | 'credit-taken' | 'debt-recorded' | 'debt-settled'>,
  wallMs: number,
): SaleRecord {
  switch (entry.kind) {
    case 'change-kept':
      return { ...sale, deliveredTiyn: addTiyn(sale.deliveredTiyn, entry.amountTiyn) };
    case 'credit-given':
      if (entry.amountTiyn > sale.debtTiyn)
        throw new JournalOrderError('journal: more change is carried over than is owed');
      return {
        ...sale,
        paidTiyn: subtractTiyn(sale.paidTiyn, entry.amountTiyn),
        debtTiyn: subtractTiyn(sale.debtTiyn, entry.amountTiyn),
      };
    case 'credit-taken':
      return {
        ...sale,
        carriedTiyn: entry.amountTiyn,
        paidTiyn: addTiyn(sale.paidTiyn, entry.amountTiyn),
        paidAtMs: wallMs,
      };
    case 'debt-recorded':
      return {
        ...sale,
        debtTiyn: addTiyn(sale.debtTiyn, entry.amountTiyn),
        claimCode: entry.claimCode,
        endedAtMs: sale.endedAtMs ?? wallMs,
      };
    case 'debt-settled':
      if (entry.amountTiyn > sale.debtTiyn)
        throw new JournalOrderError('journal: more of a debt is settled than there is');
      return {
        ...sale,
        debtTiyn: subtractTiyn(sale.debtTiyn, entry.amountTiyn),
        refundedTiyn: entry.how === 'by-hand' ? addTiyn(sale.refundedTiyn, entry.amountTiyn) : sale.refundedTiyn,
      };
    default:
      return unreachable(entry);
  }
}

function applyDispense(
  sale: SaleRecord,
  entry: EntryOf<'dispense-intended' | 'relay-pulsed' | 'dispensed' | 'dispense-failed'>,
  wallMs: number,
): SaleRecord {
  switch (entry.kind) {
    case 'dispense-intended':
      return { ...sale, dispense: 'intended', dispenseAttempts: entry.attempt };
    case 'relay-pulsed':
      return { ...sale, dispense: 'pulsed' };
    case 'dispensed':
      return {
        ...sale,
        dispense: 'dispensed',
        unseen: 0,
        // One assumed piece makes the whole sale's delivery an assumption.
        dispensedBy: sale.dispensedBy === 'assumed' ? 'assumed' : entry.by,
        delivered: sale.delivered + 1,
        deliveredTiyn: addTiyn(sale.deliveredTiyn, entry.valueTiyn),
        endedAtMs: sale.delivered + 1 >= sale.quantity ? wallMs : sale.endedAtMs,
      };
    case 'dispense-failed':
      return {
        ...sale,
        dispense: entry.certain ? 'failed-certain' : 'failed-uncertain',
        unseen: sale.unseen + (entry.certain && entry.reason === NOT_SEEN ? 1 : 0),
      };
    default:
      return unreachable(entry);
  }
}

function applyBill(
  sale: SaleRecord,
  entry: EntryOf<'bill-intended' | 'bill-stacked' | 'bill-returned' | 'bill-doubtful'>,
  wallMs: number,
): SaleRecord {
  switch (entry.kind) {
    case 'bill-intended':
      return { ...sale, bills: [...sale.bills, { billTiyn: entry.billTiyn, status: 'intended' }] };
    case 'bill-stacked': {
      const stacked =
        entry.unasked === true ? unaskedBill(sale, entry.billTiyn) : endBill(sale, entry.billTiyn, 'stacked');
      return { ...stacked, paidTiyn: addTiyn(sale.paidTiyn, entry.billTiyn), paidAtMs: wallMs };
    }
    case 'bill-returned':
      return endBill(sale, entry.billTiyn, 'returned');
    case 'bill-doubtful':
      return {
        ...doubtfulBill(sale, entry.billTiyn),
        claimCode: entry.claimCode,
        endedAtMs: sale.endedAtMs ?? wallMs,
      };
    default:
      return unreachable(entry);
  }
}

function applyRefund(
  sale: SaleRecord,
  entry: EntryOf<'refund-intended' | 'refund-asked' | 'refund-done' | 'refund-failed'>,
  wallMs: number,
): SaleRecord {
  switch (entry.kind) {
    case 'refund-intended': {
      const { qrPaymentId, amountTiyn } = entry;
      const intended: RefundRecord = { qrPaymentId, amountTiyn, status: 'intended', attempts: 0, availableTiyn: null };
      return { ...sale, refunds: [...sale.refunds, intended], endedAtMs: sale.endedAtMs ?? wallMs };
    }
    case 'refund-asked':
      return changeRefund(sale, entry.qrPaymentId, {
        status: 'asked',
        attempts: entry.attempt,
        availableTiyn: entry.availableTiyn,
      });
    case 'refund-done':
      return {
        ...changeRefund(sale, entry.qrPaymentId, { status: 'done' }),
        refundedTiyn: addTiyn(sale.refundedTiyn, entry.amountTiyn),
      };
    case 'refund-failed':
      return changeRefund(sale, entry.qrPaymentId, { status: entry.certain ? 'failed' : 'doubtful' });
    default:
      return unreachable(entry);
  }
}

/** Drawn in without an intent, so that there is none to end. */
function unaskedBill(sale: SaleRecord, billTiyn: Tiyn): SaleRecord {
  return { ...sale, bills: [...sale.bills, { billTiyn, status: 'stacked' }] };
}

/** A note that was stacked without a command has no intent to end; one with an intent has a value. */
function doubtfulBill(sale: SaleRecord, billTiyn: Tiyn | null): SaleRecord {
  if (billTiyn !== null) return endBill(sale, billTiyn, 'doubtful');
  return { ...sale, bills: [...sale.bills, { billTiyn, status: 'doubtful' }] };
}

/** One note at a time is drawn in. */
function endBill(sale: SaleRecord, billTiyn: Tiyn, status: BillRecord['status']): SaleRecord {
  const find = (wanted: BillRecord['status'], valueTiyn: Tiyn | null): number =>
    sale.bills.findIndex((bill) => bill.status === wanted && bill.billTiyn === valueTiyn);
  const onItsWay = find('intended', billTiyn);
  const open = onItsWay >= 0 || status === 'doubtful' ? onItsWay : inDoubt(find, billTiyn);
  if (open < 0) throw new JournalOrderError('journal: a note that was never to be drawn in');
  return { ...sale, bills: sale.bills.map((bill, index) => (index === open ? { billTiyn, status } : bill)) };
}

/** A person who has looked decides about one in doubt; one that had no name has its value from them. */
function inDoubt(find: (wanted: 'doubtful', valueTiyn: Tiyn | null) => number, billTiyn: Tiyn): number {
  const named = find('doubtful', billTiyn);
  return named >= 0 ? named : find('doubtful', null);
}

function changeRefund(sale: SaleRecord, qrPaymentId: string, change: Partial<RefundRecord>): SaleRecord {
  if (!sale.refunds.some((refund) => refund.qrPaymentId === qrPaymentId)) {
    throw new JournalOrderError(`journal: a refund of ${qrPaymentId} that was never intended`);
  }
  // The last refund is the running one: an earlier refund of the same purchase has ended.
  const running = sale.refunds.findLastIndex((refund) => refund.qrPaymentId === qrPaymentId);
  return {
    ...sale,
    refunds: sale.refunds.map((refund, index) => (index === running ? { ...refund, ...change } : refund)),
  };
}

function knownPurchase(
  sale: SaleRecord,
  entry: Extract<JournalEntry, { kind: 'purchase-known' }>,
  wallMs: number,
): PurchaseRecord {
  return {
    qrPaymentId: entry.qrPaymentId,
    amountTiyn: entry.amountTiyn ?? priceOf(sale),
    status: 'open',
    scanned: false,
    isProvisional: false,
    knownAtWallMs: wallMs,
    pollIntervalMs: entry.pollIntervalMs,
    scanTimeoutMs: entry.scanTimeoutMs,
    confirmTimeoutMs: entry.confirmTimeoutMs,
  };
}

function changePurchase(
  sale: SaleRecord,
  qrPaymentId: string,
  change: Partial<Pick<PurchaseRecord, 'status' | 'scanned' | 'isProvisional' | 'amountTiyn'>>,
): SaleRecord {
  if (!sale.purchases.some((purchase) => purchase.qrPaymentId === qrPaymentId)) {
    throw new JournalOrderError(`journal: purchase ${qrPaymentId} does not belong to its sale`);
  }
  return {
    ...sale,
    purchases: sale.purchases.map((purchase) =>
      purchase.qrPaymentId === qrPaymentId ? { ...purchase, ...change } : purchase,
    ),
  };
}
