import { NOT_SEEN, type AbandonReason, type JournalEntry, type RecordedEntry } from '../journal/entry.ts';
import type { LocalText } from '../language/language.ts';
import { formatTenge, type Tiyn } from '../money/money.ts';
import { priceOf } from '../money/price.ts';

/** The events of a sale, as the words of the door `sales` describe them. */
export type StoryWord =
  | 'opened'
  | 'qr-shown'
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
  | 'power-cut'
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
  return entries
    .flatMap(({ sequence, wallMs, entry }) => {
      const told = tell(entry);
      return told === null ? [] : [{ sequence, wallMs, name: null, ...told }];
    })
    .slice(0, MOST_LINES);
}

type Told = Pick<StoryLine, 'word' | 'facts'> & Partial<Pick<StoryLine, 'name'>>;

function told(word: StoryWord, facts: StoryLine['facts'] = {}): Told {
  return { word, facts };
}

function money(word: StoryWord, amountTiyn: Tiyn, more: StoryLine['facts'] = {}): Told {
  return { word, facts: { amount: formatTenge(amountTiyn), ...more } };
}

function tell(entry: JournalEntry): Told | null {
  switch (entry.kind) {
    case 'sale-opened': {
      const quantity = entry.quantity ?? 1;
      const { item } = entry;
      return { ...money('opened', priceOf({ item, quantity }), { quantity }), name: item.name };
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
      return tellPurchase(entry) ?? tellNote(entry) ?? tellDispense(entry) ?? tellRefund(entry);
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
  'restart': 'power-cut',
  'journal-failed': 'journal-lost',
};

function tellPurchase(entry: JournalEntry): Told | null {
  switch (entry.kind) {
    case 'purchase-known':
      return told('qr-shown', { number: entry.qrPaymentId });
    case 'purchase-unanswered':
      return told('qr-unanswered', { code: entry.code });
    case 'purchase-refused':
      return told('qr-refused', { code: entry.code });
    case 'scanned':
      return told('scanned');
    case 'paid':
      return money('paid', entry.amountTiyn, { number: entry.qrPaymentId });
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
    case 'refund-done':
      return money('refunded', entry.amountTiyn);
    case 'refund-failed':
      return told(entry.certain ? 'refund-refused' : 'refund-doubtful', { code: entry.code });
    default:
      return null;
  }
}
