import { addTiyn, leastTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { priceOf } from '../money/price.ts';
import { CASH, FIRST_SERVICE, type ProviderName } from '../payment/capabilities.ts';
import { unreachable } from '../result.ts';
import { applyRefund } from './apply-refund.ts';
import { NOT_SEEN, type JournalEntry } from './entry.ts';
import {
  JournalOrderError,
  type BillRecord,
  type LostInvoice,
  type PurchaseRecord,
  type SaleRecord,
} from './record.ts';
import { soldOf } from './sold.ts';

export { JournalOrderError } from './record.ts';
export type { BillRecord, PurchaseRecord, RefundRecord, SaleRecord } from './record.ts';

export type SaleState = 'open' | 'unresolved' | 'debt' | 'closed';

/** The amount received and neither delivered nor returned; undecided amounts count as owed. */
export function owedTiyn(sale: SaleRecord): Tiyn {
  return subtractTiyn(sale.paidTiyn, addTiyn(sale.deliveredTiyn, sale.refundedTiyn));
}

/**
 * Money that may have come in: a note in doubt, one whose outcome the acceptor has not reported yet, or an invoice whose
 * number never arrived. It is part of
 * none of the sums. A note that the acceptor could not name adds nothing; the sale is unresolved all the same.
 */
export function inDoubtTiyn({ bills, lostInvoicesTiyn }: SaleRecord): Tiyn {
  const isOpen = ({ status }: BillRecord): boolean => status === 'doubtful' || status === 'intended';
  return addTiyn(lostInvoicesTiyn, ...bills.filter(isOpen).map(({ billTiyn }) => billTiyn ?? ZERO_TIYN));
}

/** The state that auditors read, see "The ledger" in the outside contract. */
export function saleState(sale: SaleRecord): SaleState {
  const isRefunding = sale.refunds.some(
    ({ status }) => status === 'intended' || status === 'asked' || status === 'doubtful',
  );
  const isUnclear = ({ status }: PurchaseRecord | BillRecord): boolean =>
    status === 'open' || status === 'intended' || status === 'doubtful';
  const isLost = sale.lostInvoicesTiyn > ZERO_TIYN;
  const undecided = isRefunding || isLost || sale.purchases.some(isUnclear) || sale.bills.some(isUnclear);
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
 * Whether nothing but the payment of its debt can happen to a sale, and no further invoice is looked for. A start need
 * not read such sales.
 */
export function isSettled(sale: SaleRecord): boolean {
  return sale.searches.length === 0 && isDecided(sale);
}

/** Whether no question is open about what is on record: everything paid is delivered, returned or recorded as owed. */
export function isDecided(sale: SaleRecord): boolean {
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
    ...soldOf(entry),
    binding: entry.binding,
    language: entry.language ?? null,
    isSlipIntended: false,
    purchases: [],
    openRequest: null,
    bills: [],
    lostInvoicesTiyn: ZERO_TIYN,
    lostInvoices: [],
    searches: [],
    commissionTiyn: ZERO_TIYN,
    commissionKeptTiyn: ZERO_TIYN,
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
    case 'return-shown':
      return sale;
    case 'claim-slip-intended':
      return { ...sale, isSlipIntended: true };
    case 'purchase-asked':
    case 'purchase-unanswered':
    case 'purchase-refused':
    case 'purchase-known':
    case 'scanned':
    case 'part-paid':
    case 'paid':
    case 'cancel-asked':
    case 'purchase-failed':
    case 'purchase-expired':
    case 'purchase-doubtful':
      return applyPurchase(sale, entry, wallMs);
    case 'invoice-lost':
    case 'invoice-cleared':
      return applyLostInvoice(sale, entry, wallMs);
    case 'invoices-searched':
      return { ...sale, searches: sale.searches.filter((one) => !isSameWay(one, entry)) };
    case 'commission-kept':
      return {
        ...sale,
        commissionKeptTiyn: addTiyn(sale.commissionKeptTiyn, entry.amountTiyn),
        deliveredTiyn: addTiyn(sale.deliveredTiyn, entry.amountTiyn),
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
    case 'refund-accepted':
    case 'refund-done':
    case 'refund-failed':
      return applyRefund(sale, entry, wallMs);
    default:
      return unreachable(entry);
  }
}

type PurchaseEntry = EntryOf<
  | `purchase-${'asked' | 'unanswered' | 'refused' | 'known' | 'failed' | 'expired' | 'doubtful'}`
  | 'scanned'
  | 'part-paid'
  | 'paid'
  | 'cancel-asked'
>;

function applyPurchase(sale: SaleRecord, entry: PurchaseEntry, wallMs: number): SaleRecord {
  switch (entry.kind) {
    case 'purchase-asked': {
      const { method = null, amountTiyn = priceOf(sale) } = entry;
      return { ...sale, openRequest: { method, amountTiyn } };
    }
    case 'purchase-unanswered':
    case 'purchase-refused':
      return { ...sale, openRequest: null };
    case 'purchase-known': {
      const purchases = [...sale.purchases, knownPurchase(sale, entry, wallMs)];
      return { ...sale, openRequest: null, purchases, searches: searchesWith(sale, entry) };
    }
    case 'scanned':
      return changePurchase(sale, entry.qrPaymentId, { scanned: true });
    case 'part-paid':
    case 'paid':
      return applyPaid(sale, entry, wallMs);
    case 'cancel-asked':
      return changePurchase(sale, entry.qrPaymentId, { cancels: entry.attempt });
    case 'purchase-failed':
      return ended(changePurchase(sale, entry.qrPaymentId, { status: 'failed' }), wallMs);
    case 'purchase-expired': {
      const isProvisional = entry.isProvisional ?? false;
      return ended(changePurchase(sale, entry.qrPaymentId, { status: 'expired', isProvisional }), wallMs);
    }
    case 'purchase-doubtful':
      return ended(changePurchase(sale, entry.qrPaymentId, { status: 'doubtful' }), wallMs);
    default:
      return unreachable(entry);
  }
}

function searchesWith(
  { searches }: SaleRecord,
  { method, provider, search }: EntryOf<'purchase-known'>,
): SaleRecord['searches'] {
  if (search === undefined || method === undefined || provider === undefined) return searches;
  const way = { provider, method };
  return [...searches.filter((one) => !isSameWay(one, way)), way];
}

function isSameWay(
  one: { readonly provider: string | null; readonly method: string | null },
  other: { readonly provider?: string | null; readonly method?: string | null },
): boolean {
  return one.provider === other.provider && one.method === other.method;
}

function ended(sale: SaleRecord, wallMs: number): SaleRecord {
  return { ...sale, endedAtMs: sale.endedAtMs ?? wallMs };
}

/** An invoice that may be on a telephone unknown to the machine, until it is found or a person has looked. */
function applyLostInvoice(
  sale: SaleRecord,
  entry: EntryOf<'invoice-lost' | 'invoice-cleared'>,
  wallMs: number,
): SaleRecord {
  const { lostInvoicesTiyn } = sale;
  if (entry.kind === 'invoice-lost') {
    const { amountTiyn, claimCode, method = null, provider = null } = entry;
    const lostInvoices = [...sale.lostInvoices, { amountTiyn, provider, method }];
    const sumTiyn = addTiyn(lostInvoicesTiyn, amountTiyn);
    return { ...sale, openRequest: null, lostInvoicesTiyn: sumTiyn, lostInvoices, claimCode };
  }
  if (entry.amountTiyn > lostInvoicesTiyn)
    throw new JournalOrderError('journal: more of an invoice is cleared than was lost');
  const leftTiyn = subtractTiyn(lostInvoicesTiyn, entry.amountTiyn);
  const lostInvoices = withoutCleared(sale.lostInvoices, entry.amountTiyn);
  const left = { ...sale, lostInvoicesTiyn: leftTiyn, lostInvoices };
  return entry.paidTiyn === undefined
    ? left
    : { ...left, paidTiyn: addTiyn(sale.paidTiyn, entry.paidTiyn), paidAtMs: wallMs };
}

/** Whoever clears lost invoices has looked at all of one way to pay, or at all of the sale's. */
function withoutCleared(lost: readonly LostInvoice[], clearedTiyn: Tiyn): readonly LostInvoice[] {
  const all = addTiyn(...lost.map(({ amountTiyn }) => amountTiyn), ZERO_TIYN);
  if (clearedTiyn >= all) return [];
  const cleared = lost.find((one) => {
    const same = lost.filter((other) => isSameWay(one, other));
    return addTiyn(...same.map(({ amountTiyn }) => amountTiyn)) === clearedTiyn;
  });
  return cleared === undefined ? lost : lost.filter((one) => !isSameWay(one, cleared));
}

/** The parts of a payment are counted as they come; the last answer tells the whole. */
function applyPaid(sale: SaleRecord, entry: EntryOf<'part-paid' | 'paid'>, wallMs: number): SaleRecord {
  const { qrPaymentId, amountTiyn } = entry;
  const before = sale.purchases.findLast((purchase) => purchase.qrPaymentId === qrPaymentId);
  const receivedTiyn = before?.receivedTiyn ?? ZERO_TIYN;
  if (amountTiyn < receivedTiyn) throw new JournalOrderError(`journal: less of ${qrPaymentId} is paid than before`);
  const more = subtractTiyn(amountTiyn, receivedTiyn);
  const paid = { ...sale, paidTiyn: addTiyn(sale.paidTiyn, more), paidAtMs: wallMs };
  if (entry.kind === 'part-paid') return changePurchase(paid, qrPaymentId, { receivedTiyn: amountTiyn });
  return {
    // The amount that the bank reports counts, even if it differs from the QR's.
    ...changePurchase(paid, qrPaymentId, { status: 'paid', amountTiyn, receivedTiyn: amountTiyn }),
    commissionTiyn: addTiyn(sale.commissionTiyn, leastTiyn(before?.commissionTiyn ?? ZERO_TIYN, amountTiyn)),
  };
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

function knownPurchase(
  sale: SaleRecord,
  entry: Extract<JournalEntry, { kind: 'purchase-known' }>,
  wallMs: number,
): PurchaseRecord {
  return {
    qrPaymentId: entry.qrPaymentId,
    provider: entry.provider ?? firstService(sale),
    binding: entry.binding === undefined ? sale.binding : entry.binding,
    method: entry.method ?? null,
    amountTiyn: entry.amountTiyn ?? priceOf(sale),
    askedTiyn: entry.amountTiyn ?? priceOf(sale),
    commissionTiyn: entry.commissionTiyn ?? ZERO_TIYN,
    receivedTiyn: ZERO_TIYN,
    isAskedOnTouch: entry.asks === 'on-touch',
    cancels: 0,
    status: 'open',
    scanned: false,
    isProvisional: false,
    knownAtWallMs: wallMs,
    pollIntervalMs: entry.pollIntervalMs,
    scanTimeoutMs: entry.scanTimeoutMs,
    confirmTimeoutMs: entry.confirmTimeoutMs,
  };
}

/** The one service that there was when purchases did not name theirs; notes may have been chosen first. */
function firstService({ provider }: SaleRecord): ProviderName {
  return provider === CASH ? FIRST_SERVICE : provider;
}

type Changing = 'status' | 'scanned' | 'isProvisional' | 'amountTiyn' | 'receivedTiyn' | 'cancels';

function changePurchase(
  sale: SaleRecord,
  qrPaymentId: string,
  change: Partial<Pick<PurchaseRecord, Changing>>,
): SaleRecord {
  // A number of another service that has ended may be the same: the later purchase is meant.
  const changed = sale.purchases.findLastIndex((purchase) => purchase.qrPaymentId === qrPaymentId);
  if (changed < 0) {
    throw new JournalOrderError(`journal: purchase ${qrPaymentId} does not belong to its sale`);
  }
  return {
    ...sale,
    purchases: sale.purchases.map((purchase, index) => (index === changed ? { ...purchase, ...change } : purchase)),
  };
}
