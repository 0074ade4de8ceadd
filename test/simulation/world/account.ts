import type { JournalEntry, SaleItem } from '../../../app/journal/entry.ts';
import { openedPieces } from './shape.ts';

/** What the auditor has read about one sale, added up in another way than the product does it. */
export interface Account {
  readonly saleId: string;
  /** Of each piece, in the order in which they are to come out. */
  readonly pieces: readonly SaleItem[];
  /** Of all pieces. */
  readonly priceTiyn: number;
  asked: number;
  readonly known: Set<string>;
  readonly paid: Set<string>;
  /** Paid by QR and not on its way back: amounts by number. */
  readonly kept: Map<string, number>;
  /** By QR and in notes. */
  paidTiyn: number;
  /** In notes. */
  notesTiyn: number;
  notes: number;
  /** Of the notes, what came in unasked and is owed on its own. */
  notesOwedTiyn: number;
  /** The note of the last entry, where it came in unasked. */
  unaskedTiyn: number | null;
  doubtfulNotes: number;
  /** Notes whose intent has no end yet. */
  openNotes: number;
  /** What the notes are worth that are open or in doubt. */
  unsureTiyn: number;
  /** True time of the last entry. */
  lastMs: number;
  changeKeptTiyn: number;
  /** What has come in of each purchase, parts included, by number. */
  readonly received: Map<string, number>;
  /** What each purchase was opened for, without the commission, by number. */
  readonly wanted: Map<string, number>;
  commissionKeptTiyn: number;
  cancelsAsked: number;
  /** Purchases that nobody could tell the end of. */
  readonly doubtful: Set<string>;
  /** Of `unsureTiyn`, invoices that may be on a telephone. */
  lostTiyn: number;
  deliveredTiyn: number;
  refundedTiyn: number;
  /** Of that, what was paid out by hand. */
  byHandTiyn: number;
  debtTiyn: number;
  debts: number;
  /** Times at which the product was to come out, and at which an outcome of that was written down. */
  intents: number;
  outcomes: number;
  /** The relay has moved since the last intent. */
  isPulsed: boolean;
  /** Pulses for the piece in hand after which nothing was seen. */
  unseen: number;
  /** True time of the payment, or of the last piece that came out. */
  freshSinceMs: number;
  lastIntentMs: number;
  /** That of the last intent; null before the first one. */
  intendedChannel: number | null;
  readonly refundsAsked: { qrPaymentId: string; amountTiyn: number }[];
  doubtfulRefunds: number;
  doubtfulPurchases: number;
  isUncertain: boolean;
  /** Somebody has the bank give a debt back of which nobody knows whether its piece fell. */
  isDecidedByPerson: boolean;
  /** True time at which a purchase was closed on record as expired, by its number. */
  readonly expired: Map<string, number>;
}

/** Entries of one sale. */
export type SaleEntry = Extract<JournalEntry, { saleId: string }>;

export function openAccount(entry: Extract<JournalEntry, { kind: 'sale-opened' }>): Account {
  const pieces = openedPieces(entry);
  return {
    saleId: entry.saleId,
    pieces,
    priceTiyn: worthOf({ pieces }, pieces.length),
    asked: 0,
    known: new Set(),
    paid: new Set(),
    kept: new Map(),
    paidTiyn: 0,
    notesTiyn: 0,
    notes: 0,
    notesOwedTiyn: 0,
    unaskedTiyn: null,
    doubtfulNotes: 0,
    openNotes: 0,
    unsureTiyn: 0,
    lastMs: 0,
    changeKeptTiyn: 0,
    received: new Map(),
    wanted: new Map(),
    commissionKeptTiyn: 0,
    cancelsAsked: 0,
    doubtful: new Set(),
    lostTiyn: 0,
    deliveredTiyn: 0,
    refundedTiyn: 0,
    byHandTiyn: 0,
    debtTiyn: 0,
    debts: 0,
    intents: 0,
    outcomes: 0,
    isPulsed: false,
    unseen: 0,
    freshSinceMs: 0,
    lastIntentMs: 0,
    intendedChannel: null,
    refundsAsked: [],
    doubtfulRefunds: 0,
    doubtfulPurchases: 0,
    isUncertain: false,
    isDecidedByPerson: false,
    expired: new Map(),
  };
}

/** What the first pieces of a sale are worth; more than there are count as the last one. */
export function worthOf({ pieces }: Pick<Account, 'pieces'>, moved: number): number {
  let sum = 0;
  for (let piece = 0; piece < moved; piece += 1) sum += pieces[Math.min(piece, pieces.length - 1)]?.priceTiyn ?? 0;
  return sum;
}

/** Adds one entry up. */
export function keepAccount(account: Account, entry: SaleEntry, nowMs: number): void {
  account.lastMs = nowMs;
  if (entry.kind === 'debt-recorded' && entry.amountTiyn === account.unaskedTiyn)
    account.notesOwedTiyn += entry.amountTiyn;
  account.unaskedTiyn = entry.kind === 'bill-stacked' && entry.unasked === true ? entry.billTiyn : null;
  switch (entry.kind) {
    case 'purchase-asked':
      account.asked += 1;
      return;
    case 'purchase-known':
      account.known.add(entry.qrPaymentId);
      // Another service's purchase that has its end may have had this number: what came in of that one is another sum.
      account.received.delete(entry.qrPaymentId);
      account.wanted.set(entry.qrPaymentId, (entry.amountTiyn ?? 0) - (entry.commissionTiyn ?? 0));
      return;
    case 'paid':
      account.paid.add(entry.qrPaymentId);
      account.kept.set(entry.qrPaymentId, entry.amountTiyn);
      receive(account, entry);
      account.freshSinceMs = nowMs;
      return;
    case 'part-paid':
      receive(account, entry);
      return;
    case 'cancel-asked':
      account.cancelsAsked += 1;
      return;
    case 'invoice-lost':
    case 'invoice-cleared': {
      const amountTiyn = entry.kind === 'invoice-lost' ? entry.amountTiyn : 0 - entry.amountTiyn;
      account.lostTiyn += amountTiyn;
      account.unsureTiyn += amountTiyn;
      return;
    }
    case 'commission-kept':
      account.commissionKeptTiyn += entry.amountTiyn;
      account.deliveredTiyn += entry.amountTiyn;
      return;
    case 'refund-intended':
      account.kept.delete(entry.qrPaymentId);
      if (account.isUncertain && account.debtTiyn >= entry.amountTiyn) account.isDecidedByPerson = true;
      return;
    case 'bill-intended':
      account.openNotes += 1;
      account.unsureTiyn += entry.billTiyn;
      return;
    case 'bill-stacked':
      endNote(account, entry);
      account.notes += 1;
      account.notesTiyn += entry.billTiyn;
      account.paidTiyn += entry.billTiyn;
      account.freshSinceMs = nowMs;
      return;
    case 'bill-returned':
      account.openNotes -= 1;
      account.unsureTiyn -= entry.billTiyn;
      return;
    case 'bill-doubtful':
      if (entry.billTiyn !== null) account.openNotes -= 1;
      account.doubtfulNotes += 1;
      return;
    case 'credit-given':
      account.notesTiyn -= entry.amountTiyn;
      account.paidTiyn -= entry.amountTiyn;
      account.debtTiyn -= entry.amountTiyn;
      return;
    case 'credit-taken':
      account.notesTiyn += entry.amountTiyn;
      account.paidTiyn += entry.amountTiyn;
      account.freshSinceMs = nowMs;
      return;
    case 'change-kept':
      account.changeKeptTiyn += entry.amountTiyn;
      account.deliveredTiyn += entry.amountTiyn;
      return;
    case 'purchase-expired':
      account.expired.set(entry.qrPaymentId, nowMs);
      return;
    case 'purchase-doubtful':
      account.doubtfulPurchases += 1;
      account.doubtful.add(entry.qrPaymentId);
      return;
    case 'dispense-intended':
      account.intents += 1;
      account.isPulsed = false;
      account.lastIntentMs = nowMs;
      account.intendedChannel = entry.channel;
      return;
    case 'relay-pulsed':
      account.outcomes += 1;
      account.isPulsed = true;
      return;
    case 'dispense-failed':
      if (!account.isPulsed) account.outcomes += 1;
      if (account.isPulsed && entry.certain) account.unseen += 1;
      if (!entry.certain) account.isUncertain = true;
      return;
    case 'dispensed':
      account.deliveredTiyn += entry.valueTiyn;
      account.freshSinceMs = nowMs;
      account.unseen = 0;
      return;
    case 'refund-asked':
      account.refundsAsked.push(entry);
      return;
    case 'refund-done':
      account.refundedTiyn += entry.amountTiyn;
      return;
    case 'refund-failed':
      if (!entry.certain) account.doubtfulRefunds += 1;
      return;
    case 'orphan-assigned':
      account.paidTiyn += entry.amountTiyn;
      account.notesTiyn += entry.amountTiyn;
      account.notesOwedTiyn += entry.amountTiyn;
      return;
    case 'debt-recorded':
      account.debtTiyn += entry.amountTiyn;
      account.debts += 1;
      return;
    case 'debt-settled':
      account.debtTiyn -= entry.amountTiyn;
      if (entry.how === 'by-hand') {
        account.refundedTiyn += entry.amountTiyn;
        account.byHandTiyn += entry.amountTiyn;
      }
      return;
    default:
      return;
  }
}

/** Each entry names all that has come in of its purchase so far. */
function receive(
  account: Account,
  { qrPaymentId, amountTiyn }: Extract<SaleEntry, { kind: 'paid' | 'part-paid' }>,
): void {
  account.paidTiyn += amountTiyn - (account.received.get(qrPaymentId) ?? 0);
  account.received.set(qrPaymentId, amountTiyn);
}

/** Asked for, or in doubt until now, or drawn in by the acceptor itself. */
function endNote(account: Account, { unasked, billTiyn }: Extract<SaleEntry, { kind: 'bill-stacked' }>): void {
  if (unasked === true) return;
  account.unsureTiyn -= billTiyn;
  if (account.openNotes > 0) account.openNotes -= 1;
  else account.doubtfulNotes -= 1;
}
