import { CASH, FIRST_SERVICE, type ProviderName } from '../../payment/capabilities.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import type { SaleHistory } from '../../journal/money-by-method.ts';

/** What one entry of a sale means for the counters; amounts in tiyn. */
export type Booking =
  /** A piece came out; it was paid in notes, at a service, or both. */
  | {
      readonly kind: 'vend';
      readonly sequence: number;
      readonly atMs: number;
      readonly cash: number;
      /** By which services, in the order in which they were paid. */
      readonly cashless: readonly ServiceShare[];
    }
  | { readonly kind: 'not-delivered'; readonly sequence: number; readonly atMs: number }
  /** A note was recognised; `isStacked`: it lies in the cassette. */
  | {
      readonly kind: 'note';
      readonly sequence: number;
      readonly billTiyn: number;
      readonly what: 'validated' | 'stacked';
    }
  /** Notes above what was bought. `isOwed`: they can still pay for the customer's next product. */
  | { readonly kind: 'overpay'; readonly sequence: number; readonly amount: number; readonly isOwed: boolean }
  /** Paid at a service, neither delivered nor given back. */
  | ({ readonly kind: 'qr-overpay'; readonly sequence: number } & ServiceShare);

/** An amount that came by one service. */
interface ServiceShare {
  readonly provider: ProviderName;
  readonly amount: number;
}

/** The money of the sale that has no use yet. */
interface Purse {
  cash: number;
  readonly services: Map<ProviderName, number>;
  /** What has come in of each payment so far, in parts. */
  readonly received: Map<string, number>;
  /** Of a note that was counted before as money of no sale. */
  assigned: number;
  /** Notes recognised and not stacked yet, by value. */
  readonly validated: Map<number, number>;
  failed: 'no' | 'yes' | 'told';
}

const DISPENSING: ReadonlySet<string> = new Set(['dispense-intended', 'relay-pulsed', 'dispensed', 'dispense-failed']);

/**
 * What a sale adds to the counters. Products use up the notes first, as in the totals by method. Nothing is ever taken
 * back but owed change that pays for the customer's next product: it is counted there.
 */
export function saleBookings({ sale, entries }: SaleHistory): readonly Booking[] {
  const purse: Purse = {
    cash: 0,
    services: new Map(),
    assigned: 0,
    received: new Map(),
    validated: new Map(),
    failed: 'no',
  };
  const bookings: Booking[] = [];
  for (const { sequence, wallMs: atMs, entry } of entries) {
    // Only what follows a failed attempt tells that it was the last one.
    if (purse.failed === 'yes' && !DISPENSING.has(entry.kind) && sale.delivered < sale.quantity) {
      purse.failed = 'told';
      bookings.push({ kind: 'not-delivered', sequence, atMs });
    }
    switch (entry.kind) {
      case 'bill-intended':
        validate(purse, entry.billTiyn, 1);
        bookings.push({ kind: 'note', sequence, billTiyn: entry.billTiyn, what: 'validated' });
        break;
      case 'bill-stacked': {
        // Drawn in unasked, or found by a person: nothing has counted its recognition yet.
        if ((purse.validated.get(entry.billTiyn) ?? 0) === 0)
          bookings.push({ kind: 'note', sequence, billTiyn: entry.billTiyn, what: 'validated' });
        else validate(purse, entry.billTiyn, -1);
        bookings.push({ kind: 'note', sequence, billTiyn: entry.billTiyn, what: 'stacked' });
        purse.cash += entry.billTiyn;
        break;
      }
      case 'bill-returned':
        validate(purse, entry.billTiyn, -1);
        break;
      case 'credit-taken':
        purse.cash += entry.amountTiyn;
        break;
      case 'orphan-assigned':
        purse.assigned += entry.amountTiyn;
        break;
      case 'dispensed':
        bookings.push({ kind: 'vend', sequence, atMs, ...spent(purse, entry.valueTiyn) });
        break;
      case 'dispense-failed':
        if (purse.failed === 'no') purse.failed = 'yes';
        break;
      case 'change-kept':
        bookings.push({ kind: 'overpay', sequence, amount: takeCash(purse, entry.amountTiyn), isOwed: false });
        break;
      case 'debt-recorded':
        bookings.push(...owed(purse, sequence, entry.amountTiyn));
        break;
      case 'credit-given':
        takeBack(bookings, entry.amountTiyn);
        break;
      default:
        noteCashless(purse, sale, entry);
    }
  }
  return bookings.filter((booking) => !('amount' in booking) || booking.amount > 0);
}

/** What came in by services, and what of it is not the machine's any more. */
function noteCashless(purse: Purse, sale: SaleHistory['sale'], entry: JournalEntry): void {
  switch (entry.kind) {
    case 'paid':
    case 'part-paid': {
      // All parts together.
      const before = purse.received.get(entry.qrPaymentId) ?? 0;
      comeIn(purse, providerOf(sale, entry.qrPaymentId), entry.amountTiyn - before);
      purse.received.set(entry.qrPaymentId, entry.amountTiyn);
      return;
    }
    case 'invoice-cleared':
      comeIn(purse, providerOf(sale, null), entry.paidTiyn ?? 0);
      return;
    case 'commission-kept':
      // The service's, not the machine's: neither sold nor too much.
      takeCashless(purse, entry.amountTiyn);
      return;
    case 'refund-done':
      comeIn(purse, providerOf(sale, entry.qrPaymentId), 0 - entry.amountTiyn);
      return;
    default:
  }
}

function validate({ validated }: Purse, billTiyn: number, more: 1 | -1): void {
  validated.set(billTiyn, Math.max(0, (validated.get(billTiyn) ?? 0) + more));
}

function takeCash(purse: Purse, amount: number): number {
  const taken = Math.min(purse.cash, amount);
  purse.cash -= taken;
  return taken;
}

/** Who has taken the payment of this number; of old sales there is only one that could. */
function providerOf({ provider, purchases }: SaleHistory['sale'], qrPaymentId: string | null): ProviderName {
  const known = purchases.find((purchase) => purchase.qrPaymentId === qrPaymentId);
  return known?.provider ?? (provider === CASH ? FIRST_SERVICE : provider);
}

function comeIn({ services }: Purse, provider: ProviderName, amount: number): void {
  services.set(provider, Math.max(0, (services.get(provider) ?? 0) + amount));
}

/** Takes up to `amount` of what came by services, the first one first. */
function takeCashless({ services }: Purse, amount: number): readonly ServiceShare[] {
  const taken: ServiceShare[] = [];
  let rest = amount;
  for (const [provider, there] of services) {
    const part = Math.min(there, rest);
    if (part === 0) continue;
    rest -= part;
    services.set(provider, there - part);
    taken.push({ provider, amount: part });
  }
  return taken;
}

/** A piece is never worth more than was paid, but a count has to add up whatever the journal says. */
function spent(purse: Purse, value: number): { readonly cash: number; readonly cashless: readonly ServiceShare[] } {
  const cash = takeCash(purse, value);
  const rest = value - cash;
  const [first, ...others] = takeCashless(purse, rest);
  if (first === undefined && cash > 0) return { cash: value, cashless: [] };
  const missing = [first, ...others].reduce((left, one) => left - (one?.amount ?? 0), rest);
  const provider = first?.provider ?? purse.services.keys().next().value ?? FIRST_SERVICE;
  return { cash, cashless: [{ provider, amount: (first?.amount ?? 0) + missing }, ...others] };
}

function owed(purse: Purse, sequence: number, amount: number): readonly Booking[] {
  const counted = Math.min(purse.assigned, amount);
  purse.assigned -= counted;
  const cash = takeCash(purse, amount - counted);
  return [
    { kind: 'overpay', sequence, amount: cash, isOwed: true },
    ...takeCashless(purse, amount - counted - cash).map(
      (share) => ({ kind: 'qr-overpay', sequence, ...share }) as const,
    ),
  ];
}

/** The change pays for the next product, which counts it. */
function takeBack(bookings: Booking[], amount: number): void {
  let rest = amount;
  for (let at = bookings.length - 1; at >= 0 && rest > 0; at -= 1) {
    const booking = bookings[at];
    if (booking?.kind !== 'overpay' || !booking.isOwed) continue;
    const taken = Math.min(booking.amount, rest);
    rest -= taken;
    bookings[at] = { ...booking, amount: booking.amount - taken };
  }
}
