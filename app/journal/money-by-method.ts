import { addTiyn, leastTiyn, subtractTiyn, tiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { RecordedEntry } from './entry.ts';
import type { SaleRecord } from './replay.ts';
import { wayOf, type Way } from './way.ts';

/** The money received in one way and its use: `sold = dispensed + refunded + owed`. */
export interface Share {
  readonly soldTiyn: Tiyn;
  readonly dispensedTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  /** The amount paid back, by hand or by a refund, after it was recorded as a debt; part of `refundedTiyn`. */
  readonly settledTiyn: Tiyn;
  /** What the service took on top of the price; part of `soldTiyn`. */
  readonly commissionTiyn: Tiyn;
}

/** A sale with its own entries in order. */
export interface SaleHistory {
  readonly sale: SaleRecord;
  readonly entries: readonly RecordedEntry[];
}

/** The money of a sale: in notes, at services in all, and in each way to pay by which any came in, the first one first. */
export interface Shares {
  readonly cash: Share;
  readonly cashless: Share;
  readonly ways: ReadonlyMap<Way, Share>;
}

/**
 * Splits a sale into the money received in notes and in each way to pay. A refund by a service belongs to the payment that
 * it gives back; products and payments by hand use up the notes first, then the payments in their order. Each share adds
 * up, and all together are the sale.
 */
export function sharesOf(history: SaleHistory): Shares {
  const { sale, entries } = history;
  const cashTiyn = cashOf(entries);
  const incomes = incomesOf(history);
  const byBankTiyn = addTiyn(...incomes.map(({ bankTiyn }) => bankTiyn));
  const byHandTiyn = subtractTiyn(sale.refundedTiyn, byBankTiyn);
  const dispensedTiyn = leastTiyn(sale.deliveredTiyn, cashTiyn);
  const handedTiyn = leastTiyn(byHandTiyn, subtractTiyn(cashTiyn, dispensedTiyn));
  const settled = settledBy(entries);
  const settledInCashTiyn = leastTiyn(settled.byHandTiyn, handedTiyn);
  const rest = {
    dispensed: subtractTiyn(sale.deliveredTiyn, dispensedTiyn),
    handed: subtractTiyn(byHandTiyn, handedTiyn),
    settledByHand: subtractTiyn(settled.byHandTiyn, settledInCashTiyn),
    settledByBank: settled.byRefundTiyn,
  };
  const take = (name: keyof typeof rest, mostTiyn: Tiyn): Tiyn => {
    const takenTiyn = leastTiyn(rest[name], mostTiyn);
    rest[name] = subtractTiyn(rest[name], takenTiyn);
    return takenTiyn;
  };
  const ways = new Map<Way, Share>();
  for (const { bankTiyn, commissionTiyn, soldTiyn, way } of incomes) {
    const keptTiyn = subtractTiyn(soldTiyn, bankTiyn);
    const usedTiyn = take('dispensed', keptTiyn);
    const backTiyn = take('handed', subtractTiyn(keptTiyn, usedTiyn));
    const settledTiyn = addTiyn(take('settledByBank', bankTiyn), take('settledByHand', backTiyn));
    const one = share(soldTiyn, usedTiyn, addTiyn(bankTiyn, backTiyn), { settledTiyn, commissionTiyn });
    ways.set(way, together([ways.get(way) ?? NONE, one]));
  }
  const cash = share(cashTiyn, dispensedTiyn, handedTiyn, {
    settledTiyn: settledInCashTiyn,
    commissionTiyn: ZERO_TIYN,
  });
  return { cash, cashless: together([...ways.values()]), ways };
}

/** A payment at a service, as far as it came in. */
interface Income {
  readonly way: Way;
  readonly soldTiyn: Tiyn;
  readonly commissionTiyn: Tiyn;
  /** What the service itself gave back of it. */
  readonly bankTiyn: Tiyn;
}

function incomesOf({ sale, entries }: SaleHistory): readonly Income[] {
  const refunded = (qrPaymentId: string): Tiyn =>
    sum(entries, ({ entry }) =>
      entry.kind === 'refund-done' && entry.qrPaymentId === qrPaymentId ? entry.amountTiyn : ZERO_TIYN,
    );
  const bought = sale.purchases.map((purchase): Income => {
    const { commissionTiyn, method, provider, qrPaymentId, receivedTiyn: soldTiyn, status } = purchase;
    return {
      way: wayOf(provider, method),
      soldTiyn,
      commissionTiyn: status === 'paid' ? leastTiyn(commissionTiyn, soldTiyn) : ZERO_TIYN,
      bankTiyn: leastTiyn(refunded(qrPaymentId), soldTiyn),
    };
  });
  return [...bought, ...foundInvoices({ sale, entries })].filter(({ soldTiyn }) => soldTiyn > ZERO_TIYN);
}

/** Invoices whose answer was lost, and that a person found paid. */
function foundInvoices({ sale, entries }: SaleHistory): readonly Income[] {
  let way: Way = wayOf(sale.provider, null);
  const found: Income[] = [];
  for (const { entry } of entries) {
    if (entry.kind === 'invoice-lost') way = wayOf(entry.provider ?? sale.provider, entry.method ?? null);
    if (entry.kind === 'invoice-cleared' && entry.paidTiyn !== undefined)
      found.push({ way, soldTiyn: entry.paidTiyn, commissionTiyn: ZERO_TIYN, bankTiyn: ZERO_TIYN });
  }
  return found;
}

/**
 * The money received in notes, including change carried over from the previous sale, without change carried into the
 * next one.
 */
function cashOf(entries: readonly RecordedEntry[]): Tiyn {
  const came = sum(entries, ({ entry }) =>
    entry.kind === 'bill-stacked'
      ? entry.billTiyn
      : entry.kind === 'credit-taken' || entry.kind === 'orphan-assigned'
        ? entry.amountTiyn
        : ZERO_TIYN,
  );
  return subtractTiyn(
    came,
    sum(entries, ({ entry }) => (entry.kind === 'credit-given' ? entry.amountTiyn : ZERO_TIYN)),
  );
}

function share(
  soldTiyn: Tiyn,
  dispensedTiyn: Tiyn,
  refundedTiyn: Tiyn,
  part: Pick<Share, 'settledTiyn' | 'commissionTiyn'>,
): Share {
  const owedTiyn = subtractTiyn(soldTiyn, addTiyn(dispensedTiyn, refundedTiyn));
  return { soldTiyn, dispensedTiyn, refundedTiyn, owedTiyn, ...part };
}

const NONE: Share = share(ZERO_TIYN, ZERO_TIYN, ZERO_TIYN, { settledTiyn: ZERO_TIYN, commissionTiyn: ZERO_TIYN });

function together(shares: readonly Share[]): Share {
  const all = (name: keyof Share): Tiyn => addTiyn(...shares.map((one) => one[name]));
  return {
    soldTiyn: all('soldTiyn'),
    dispensedTiyn: all('dispensedTiyn'),
    refundedTiyn: all('refundedTiyn'),
    owedTiyn: all('owedTiyn'),
    settledTiyn: all('settledTiyn'),
    commissionTiyn: all('commissionTiyn'),
  };
}

function settledBy(entries: readonly RecordedEntry[]): { readonly byHandTiyn: Tiyn; readonly byRefundTiyn: Tiyn } {
  const settled = (how: 'by-hand' | 'refund'): Tiyn =>
    sum(entries, ({ entry }) => (entry.kind === 'debt-settled' && entry.how === how ? entry.amountTiyn : ZERO_TIYN));
  return { byHandTiyn: settled('by-hand'), byRefundTiyn: settled('refund') };
}

function sum(entries: readonly RecordedEntry[], amount: (recorded: RecordedEntry) => Tiyn): Tiyn {
  return tiyn(entries.reduce((total, recorded) => total + amount(recorded), 0));
}
