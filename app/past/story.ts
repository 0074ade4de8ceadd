import { boughtOf } from '../bought.ts';
import { NOT_SEEN, type AbandonReason, type JournalEntry, type RecordedEntry } from '../journal/entry.ts';
import type { LocalText } from '../language/language.ts';
import { wayOf, type Way } from '../journal/way.ts';
import { FIRST_SERVICE, type ProviderName } from '../payment/capabilities.ts';
import { formatTenge, type Tiyn } from '../money/money.ts';
import { soldOf } from '../journal/sold.ts';
import { priceOf } from '../money/price.ts';

/** The events of a sale, as the words of the door `sales` describe them. */
export type StoryWord =
  | 'opened'
  | 'qr-shown'
  | 'invoice-sent'
  | 'invoice-lost'
  | 'invoice-found'
  | 'invoice-never-sent'
  | 'invoice-paid'
  | 'invoice-paid-technician'
  | 'invoice-not-paid'
  | 'invoice-not-paid-technician'
  | 'part-paid'
  | 'withdrawn'
  | 'commission-kept'
  | 'qr-unanswered'
  | 'qr-refused'
  | 'scanned'
  | 'paid'
  | 'payment-failed'
  | 'payment-expired'
  | 'payment-doubtful'
  | 'note-in'
  | 'note-unasked'
  | 'note-returned'
  | 'note-doubtful'
  | 'change-kept'
  | 'change-spent'
  | 'change-used'
  | 'cancelled'
  | 'too-late'
  | 'device-lost'
  | 'service-lost'
  | 'interrupted'
  | 'journal-lost'
  | 'motor-on'
  | 'dispensed-seen'
  | 'dispensed-assumed'
  | 'not-seen'
  | 'not-dispensed'
  | 'dispense-unknown'
  | 'refund-due'
  | 'refund-qr'
  | 'refund-asked'
  | 'refund-accepted'
  | 'refunded'
  | 'refund-refused'
  | 'refund-doubtful'
  | 'slip'
  | 'debt'
  | 'paid-out'
  | 'paid-out-technician'
  | 'paid-out-collector'
  | 'settled-by-refund'
  | 'orphan-assigned';

/** One line of a sale's story. */
export interface StoryLine {
  readonly sequence: number;
  readonly wallMs: number;
  readonly word: StoryWord;
  /** The values in the sentence, independent of the language. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** The product, in whichever language. */
  readonly name: LocalText | null;
}

/** More lines than any sale of the field has; the last ones are left out. */
const MOST_LINES = 80;

/** The story of a sale from its entries, in their order, without what a technician does not need. */
export function storyOf(entries: readonly RecordedEntry[]): readonly StoryLine[] {
  const wayOfPayment = waysIn(entries);
  return entries
    .flatMap(({ sequence, wallMs, entry }, index) => {
      const told = tellSearch(entries, index) ?? tell(entry, wayOfPayment);
      return told === null ? [] : [{ sequence, wallMs, name: null, ...told }];
    })
    .slice(0, MOST_LINES);
}

/** The way to pay of a payment, by its number; the facts of a line have it under `way`. */
type WayOfPayment = (qrPaymentId: string) => Way;

function waysIn(entries: readonly RecordedEntry[]): WayOfPayment {
  const ways = new Map<string, Way>();
  let provider: ProviderName = FIRST_SERVICE;
  for (const { entry } of entries) {
    if (entry.kind === 'sale-opened') provider = entry.provider;
    if (entry.kind === 'purchase-known')
      ways.set(entry.qrPaymentId, wayOf(entry.provider ?? provider, entry.method ?? null));
  }
  return (qrPaymentId) => ways.get(qrPaymentId) ?? wayOf(provider, null);
}

type Told = Pick<StoryLine, 'word' | 'facts'> & Partial<Pick<StoryLine, 'name'>>;

function told(word: StoryWord, facts: StoryLine['facts'] = {}): Told {
  return { word, facts };
}

function money(word: StoryWord, amountTiyn: Tiyn, more: StoryLine['facts'] = {}): Told {
  return { word, facts: { amount: formatTenge(amountTiyn), ...more } };
}

function tell(entry: JournalEntry, wayOfPayment: WayOfPayment): Told | null {
  switch (entry.kind) {
    case 'sale-opened': {
      const goods = soldOf(entry);
      const { name, quantity } = boughtOf(goods);
      return { ...money('opened', priceOf(goods), { quantity }), name };
    }
    case 'attempt-abandoned':
      return told(ABANDONED[entry.reason]);
    case 'change-kept':
      return money('change-kept', entry.amountTiyn);
    case 'orphan-assigned':
      return money('orphan-assigned', entry.amountTiyn);
    case 'credit-given':
      return money('change-spent', entry.amountTiyn);
    case 'credit-taken':
      return money('change-used', entry.amountTiyn);
    case 'claim-slip-intended':
      return told('slip');
    case 'debt-recorded':
      return money('debt', entry.amountTiyn, { code: entry.claimCode });
    case 'debt-settled':
      if (entry.how === 'refund') return money('settled-by-refund', entry.amountTiyn);
      return money(entry.role === undefined ? 'paid-out' : `paid-out-${entry.role}`, entry.amountTiyn);
    default:
      return (
        tellPurchase(entry, wayOfPayment) ??
        tellInvoice(entry) ??
        tellNote(entry) ??
        tellDispense(entry) ??
        tellRefund(entry)
      );
  }
}

const ABANDONED: Readonly<Record<AbandonReason, StoryWord>> = {
  'cancelled': 'cancelled',
  'scan-timeout': 'too-late',
  'confirm-timeout': 'too-late',
  'cash-timeout': 'too-late',
  'relay-lost': 'device-lost',
  'acceptor-lost': 'device-lost',
  'unanswered': 'service-lost',
  'refused': 'service-lost',
  'declined': 'service-lost',
  'broken': 'device-lost',
  'restart': 'interrupted',
  'journal-failed': 'journal-lost',
};

/** Numbers are recorded with their last two digits; nothing else of one is told, whatever is on record. */
function masked(phone: string): string {
  return `** ${phone.replaceAll(/\D/g, '').slice(-2)}`;
}

function tellPurchase(entry: JournalEntry, wayOfPayment: WayOfPayment): Told | null {
  switch (entry.kind) {
    case 'purchase-known': {
      const { commissionTiyn, phone, qrPaymentId: number } = entry;
      const commission = commissionTiyn === undefined ? {} : { commission: formatTenge(commissionTiyn) };
      const facts = { number, way: wayOfPayment(number), ...commission };
      return phone === undefined ? told('qr-shown', facts) : told('invoice-sent', { ...facts, phone: masked(phone) });
    }
    case 'purchase-unanswered':
      return told('qr-unanswered', { code: entry.code });
    case 'purchase-refused':
      return told('qr-refused', { code: entry.code });
    case 'scanned':
      return told('scanned');
    case 'paid':
      return money('paid', entry.amountTiyn, { number: entry.qrPaymentId, way: wayOfPayment(entry.qrPaymentId) });
    case 'part-paid':
      return money('part-paid', entry.amountTiyn, { number: entry.qrPaymentId, way: wayOfPayment(entry.qrPaymentId) });
    case 'cancel-asked':
      return told('withdrawn', { number: entry.qrPaymentId });
    case 'commission-kept':
      return money('commission-kept', entry.amountTiyn);
    case 'purchase-failed':
      return told('payment-failed', { code: entry.status });
    case 'purchase-expired':
      return told('payment-expired');
    case 'purchase-doubtful':
      return told('payment-doubtful', { code: entry.code });
    default:
      return null;
  }
}

/**
 * The end of the doubt about a lost invoice, where the kiosk found it out by itself. Such an entry is written at once
 * with what was found or with the end of the search; before a person's is the start of the command, or it has a role.
 */
function tellSearch(entries: readonly RecordedEntry[], index: number): Told | null {
  const recorded = entries[index];
  if (recorded?.entry.kind !== 'invoice-cleared' || recorded.entry.role !== undefined) return null;
  const { entry, sequence } = recorded;
  if (entry.paidTiyn !== undefined) return null;
  const [before, after] = [entries[index - 1], entries[index + 1]];
  if (before?.entry.kind === 'purchase-known' && before.sequence === sequence - 1)
    return money('invoice-found', entry.amountTiyn);
  const isSearched = after?.entry.kind === 'invoices-searched' && after.sequence === sequence + 1;
  return isSearched ? money('invoice-never-sent', entry.amountTiyn) : null;
}

function tellInvoice(entry: JournalEntry): Told | null {
  if (entry.kind === 'invoice-lost') return money('invoice-lost', entry.amountTiyn, { code: entry.claimCode });
  if (entry.kind !== 'invoice-cleared') return null;
  const word = entry.paidTiyn === undefined ? 'invoice-not-paid' : 'invoice-paid';
  return money(entry.role === undefined ? word : `${word}-technician`, entry.paidTiyn ?? entry.amountTiyn);
}

function tellNote(entry: JournalEntry): Told | null {
  switch (entry.kind) {
    case 'bill-stacked':
      return money(entry.unasked === true ? 'note-unasked' : 'note-in', entry.billTiyn);
    case 'bill-returned':
      return money('note-returned', entry.billTiyn);
    case 'bill-doubtful': {
      const { billTiyn, claimCode: code } = entry;
      return billTiyn === null ? told('note-doubtful', { code }) : money('note-doubtful', billTiyn, { code });
    }
    default:
      return null;
  }
}

function tellDispense(entry: JournalEntry): Told | null {
  switch (entry.kind) {
    case 'dispense-intended':
      return told('motor-on', { channel: entry.channel });
    case 'dispensed':
      return told(entry.by === 'seen' ? 'dispensed-seen' : 'dispensed-assumed');
    case 'dispense-failed':
      if (!entry.certain) return told('dispense-unknown', { code: entry.reason });
      return entry.reason === NOT_SEEN ? told('not-seen') : told('not-dispensed', { code: entry.reason });
    default:
      return null;
  }
}

function tellRefund(entry: JournalEntry): Told | null {
  switch (entry.kind) {
    case 'refund-intended':
      return money('refund-due', entry.amountTiyn);
    case 'return-shown':
      return told('refund-qr');
    case 'refund-asked':
      return money('refund-asked', entry.amountTiyn);
    case 'refund-accepted':
      return told('refund-accepted', { number: entry.operationId });
    case 'refund-done':
      return money('refunded', entry.amountTiyn);
    case 'refund-failed':
      return told(entry.certain ? 'refund-refused' : 'refund-doubtful', { code: entry.code });
    default:
      return null;
  }
}
