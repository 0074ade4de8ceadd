import type { JournalEntry } from '../journal/entry.ts';
import { ledgerLine } from '../journal/ledger.ts';
import type { SaleRecord } from '../journal/replay.ts';
import type { FleetEvent, FleetSale } from './wire/messages.ts';

/** What an entry of the journal says to the fleet beside its sale; null for one that says nothing. */
export function eventOf(entry: JournalEntry): FleetEvent | null {
  switch (entry.kind) {
    case 'started':
      return { kind: 'started', version: entry.version };
    case 'debt-recorded':
      return pick('debt-opened', entry);
    case 'debt-settled': {
      const { saleId, amountTiyn, how } = entry;
      return { kind: 'debt-closed', saleId, amountTiyn, how };
    }
    case 'bill-doubtful':
      return { kind: 'doubt-opened', saleId: entry.saleId, amountTiyn: entry.billTiyn };
    case 'invoice-lost':
      return { kind: 'doubt-opened', saleId: entry.saleId, amountTiyn: entry.amountTiyn };
    case 'bill-stacked':
    case 'bill-returned': {
      // Only a note in doubt is decided by a person.
      const { saleId, billTiyn: amountTiyn, kind: how, role } = entry;
      return role === undefined ? null : { kind: 'doubt-closed', saleId, amountTiyn, how };
    }
    case 'invoice-cleared': {
      const { saleId, amountTiyn, kind: how } = entry;
      return { kind: 'doubt-closed', saleId, amountTiyn, how };
    }
    case 'orphan-recorded':
      return { kind: 'orphan', orphanId: entry.orphanId, amountTiyn: entry.amountTiyn };
    case 'cash-collected':
      return { kind: 'collected', amountTiyn: entry.amountTiyn, bills: entry.bills };
    case 'collection-counted': {
      const { kind, number, amountTiyn, bills, expectedTiyn, expectedBills } = entry;
      return { kind, number, amountTiyn, bills, expectedTiyn, expectedBills };
    }
    default:
      return null;
  }
}

function pick(
  kind: 'debt-opened',
  { saleId, amountTiyn, claimCode }: Extract<JournalEntry, { kind: 'debt-recorded' }>,
): FleetEvent {
  return { kind, saleId, amountTiyn, claimCode };
}

/** Whether an event belongs to the operator's books, which nothing may push out. */
export function isMoney({ kind }: FleetEvent): boolean {
  return /^(debt|doubt)-|^orphan$|^collect/.test(kind);
}

/** A sale as the ledger has it, with what was sold. No telephone number, no name of a person: the ledger has none. */
export function fleetSale(sale: SaleRecord): FleetSale {
  const { productId, name } = sale.item;
  const line = ledgerLine(sale);
  const further = sale.further.map(({ item, quantity }) => ({
    productId: item.productId,
    name: { ...item.name },
    quantity,
    priceTiyn: item.priceTiyn,
  }));
  return {
    ...line,
    purchases: [...line.purchases],
    productId,
    name: { ...name },
    quantity: sale.quantity,
    ...(further.length === 0 ? {} : { further }),
  };
}

/**
 * Whether a sale is worth a message: it has ended for its customer, and money was or may be in it. `wasSaid`: the fleet
 * knows it already, and every change counts.
 */
export function isWorthSaying({ state, paidTiyn, inDoubtTiyn }: FleetSale, wasSaid: boolean): boolean {
  if (state === 'open') return false;
  return wasSaid || state !== 'closed' || paidTiyn > 0 || inDoubtTiyn > 0;
}

/** Keys that are nobody's business outside of the machine: digits of a telephone, the contract with a service. */
const OWN_KEYS: ReadonlySet<string> = new Set(['phone', 'binding']);

/** An entry for an excerpt, without what identifies a customer or a contract. */
export function excerptOf(entry: JournalEntry): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !OWN_KEYS.has(key)));
}
