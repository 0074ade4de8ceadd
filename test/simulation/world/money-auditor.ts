import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { RefundWay } from '../../../app/payment/capabilities.ts';
import type { RefundRequest } from '../../../app/payment/provider.ts';
import type { Sale } from '../../../app/session/state/sale.ts';
import { worthOf, type Account } from './account.ts';
import type { AuditParts } from './audit-parts.ts';
import { refundKey } from './booked-purchase.ts';

/** Why a refund is in doubt, where it is not because of what the bank says. */
const NEVER_ANSWERED: ReadonlySet<string> = new Set(['UNANSWERED', 'ATTEMPTS']);

/** Watches the sums: the journal's own, those of the bank, and what was requested from it. */
export class MoneyAuditor {
  readonly #parts: AuditParts;
  readonly #refundWay: (saleId: string, qrPaymentId: string) => RefundWay;
  readonly #moves: (saleId: string) => number;
  /** Purchases for which a refund is on record as asked for. */
  readonly #asked = new Set<string>();

  /** `moves`: how often a sale's product has left the machine. */
  constructor(
    parts: AuditParts,
    refundWay: (saleId: string, qrPaymentId: string) => RefundWay,
    moves: (saleId: string) => number,
  ) {
    this.#parts = parts;
    this.#refundWay = refundWay;
    this.#moves = moves;
  }

  /** After a power cut nobody can know whether a request on record has left the machine. */
  reopened(): void {
    for (const qrPaymentId of this.#asked) this.#parts.world.requested.add(qrPaymentId);
  }

  /** An entry of a sale, before its account has it. */
  onEntry(entry: JournalEntry, account: Account): void {
    const { bank, check, world } = this.#parts;
    if (entry.kind === 'paid') {
      const known = bank()?.find(entry.qrPaymentId, entry.saleId) ?? null;
      check(
        known?.status === 'processed' && known.saleId === entry.saleId && known.amountTiyn === entry.amountTiyn,
        'paid is only what the bank has',
        `${entry.saleId}: ${entry.amountTiyn} of ${known?.amountTiyn ?? 0}`,
      );
      check(!account.paid.has(entry.qrPaymentId), 'a payment is written down once', entry.saleId);
    } else if (entry.kind === 'refund-failed' && entry.certain)
      check(
        !world.unanswered.has(refundKey(entry.saleId, entry.qrPaymentId)),
        'what was asked for and never answered is not certain',
        entry.saleId,
      );
    else if (entry.kind === 'refund-failed' && NEVER_ANSWERED.has(entry.code))
      check(
        world.requested.has(refundKey(entry.saleId, entry.qrPaymentId)) || world.requested.has(entry.qrPaymentId),
        'what never left the machine is not in doubt',
        `${entry.saleId}: ${entry.code}`,
      );
    else if (entry.kind === 'refund-asked') this.#asked.add(entry.qrPaymentId);
    else if (entry.kind === 'refund-intended') {
      const byQrTiyn = bank()?.find(entry.qrPaymentId, entry.saleId)?.amountTiyn ?? 0;
      check(
        entry.amountTiyn <= byQrTiyn,
        'no more goes back by QR than came by it',
        `${entry.saleId}: ${entry.amountTiyn} of ${byQrTiyn}`,
      );
    }
  }

  /** What one sale gives away another one takes, in the same write. */
  checkCarriedChange(entries: readonly JournalEntry[]): void {
    const sum = (kind: 'credit-given' | 'credit-taken'): number =>
      entries.reduce((total, entry) => total + (entry.kind === kind ? entry.amountTiyn : 0), 0);
    this.#parts.check(
      sum('credit-given') === sum('credit-taken'),
      'change that is carried over leaves one sale for another',
      `${sum('credit-given')} and ${sum('credit-taken')}`,
    );
  }

  checkSum({ saleId, paidTiyn, deliveredTiyn, refundedTiyn, debtTiyn }: Account): void {
    const isRight = deliveredTiyn + refundedTiyn + debtTiyn <= paidTiyn && debtTiyn >= 0;
    this.#parts.check(
      isRight,
      'delivered + refunded + debt is at most what was paid',
      `${saleId}: ${deliveredTiyn} + ${refundedTiyn} + ${debtTiyn} of ${paidTiyn}`,
    );
  }

  /** Beside notes only change counts that is still owed to the same customer, under another sale's code. */
  onPurchaseAsked(amountTiyn: number, { saleId, carriedChange }: Sale): void {
    const { account, accounts, check } = this.#parts;
    check((accounts.get(saleId)?.asked ?? 0) > 0, 'no question for a QR without an intent', saleId);
    const { priceTiyn, notesTiyn, notesOwedTiyn } = account(saleId);
    const carriedTiyn = carriedChange?.amountTiyn ?? 0;
    const isOwed = carriedChange === null || account(carriedChange.saleId).debtTiyn >= carriedTiyn;
    check(
      isOwed && amountTiyn === priceTiyn - (notesTiyn - notesOwedTiyn) - carriedTiyn,
      'a QR is about what is not paid in notes or with change',
      `${saleId}: ${amountTiyn}`,
    );
  }

  onRefundAsked(saleId: string, { qrPaymentId, amountTiyn, refundQrId }: RefundRequest): void {
    const { check } = this.#parts;
    const account = this.#parts.account(saleId);
    const asked = account.refundsAsked.some((one) => one.qrPaymentId === qrPaymentId && one.amountTiyn === amountTiyn);
    check(asked, 'no refund without an intent', saleId);
    check(account.paid.has(qrPaymentId), 'no refund without a payment on record', saleId);
    const isDirect = this.#refundWay(saleId, qrPaymentId) === 'direct';
    check((refundQrId === null) === isDirect, 'a refund goes the way of its contract', saleId);
  }

  /** The bank opens a purchase. */
  onCreate(saleId: string): void {
    const { accounts, check } = this.#parts;
    check((accounts.get(saleId)?.asked ?? 0) > 0, 'no purchase at the bank without an entry', saleId);
  }

  /** The bank carries out a refund. */
  onRefund(account: Account, { qrPaymentId }: RefundRequest): void {
    this.#parts.check(
      account.refundsAsked.some((one) => one.qrPaymentId === qrPaymentId),
      'no refund without an intent',
      account.saleId,
    );
    this.checkValue(account);
  }

  /** Dispensed products and refunds are worth at most what the bank and the cassette have received. */
  checkValue(account: Account): void {
    const { saleId, notesTiyn, isDecidedByPerson } = account;
    if (isDecidedByPerson) return;
    const { paidTiyn: byQrTiyn, returnedTiyn } = this.atBank(saleId);
    const paidTiyn = byQrTiyn + notesTiyn;
    const movedTiyn = worthOf(account, this.#moves(saleId));
    this.#parts.check(
      movedTiyn + returnedTiyn <= paidTiyn,
      'products and refunds are worth at most what was paid',
      `${saleId}: products ${movedTiyn}, refunds ${returnedTiyn}, paid ${paidTiyn}`,
    );
  }

  /** The sums of a sale at the bank. */
  atBank(saleId: string): { paidTiyn: number; returnedTiyn: number; reversedTiyn: number } {
    const sums = { paidTiyn: 0, returnedTiyn: 0, reversedTiyn: 0 };
    for (const purchase of this.#parts.bank()?.ofSale(saleId) ?? []) {
      if (purchase.status !== 'processed') continue;
      sums.paidTiyn += purchase.amountTiyn;
      sums.returnedTiyn += purchase.returnedTiyn;
      sums.reversedTiyn += purchase.reversedTiyn;
    }
    return sums;
  }
}
