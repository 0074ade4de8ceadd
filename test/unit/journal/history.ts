import { entrySchema, type JournalEntry, type RecordedEntry } from '../../../app/journal/entry.ts';
import { purchaseKey } from '../../../app/journal/reconcile.ts';
import { replay, type SaleRecord } from '../../../app/journal/replay.ts';

export const PRICE = 45_000;
export const BINDING = 'kaspi enhanced bank.example 180340021791';
/** Noon in Kazakhstan. */
export const NOON_MS = Date.parse('2026-11-20T12:00:00+05:00');

/** What tells a purchase of this history apart. */
export function keyOf(qrPaymentId: string, binding: string | null = BINDING): string {
  return purchaseKey({ binding, qrPaymentId });
}

/** An entry from plain data. */
export function entry(data: object): JournalEntry {
  return entrySchema.parse(data);
}

/** A sale with one purchase of its own number. */
export function opened(saleId: string, qrPaymentId: string, binding: string | null = BINDING): readonly object[] {
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: PRICE };
  return [
    { kind: 'sale-opened', saleId, externalId: `order-${saleId}`, provider: 'kaspi', item, binding },
    { kind: 'purchase-asked', saleId, attempt: 1 },
    {
      kind: 'purchase-known',
      saleId,
      qrPaymentId,
      pollIntervalMs: 5_000,
      scanTimeoutMs: 180_000,
      confirmTimeoutMs: 65_000,
    },
  ];
}

/** A sale for which one note is drawn in, and whose product comes out last. */
export function cashSale(saleId: string, billTiyn: number): readonly object[] {
  const [open] = opened(saleId, '1');
  return [
    { ...open, provider: 'cash', binding: null },
    { kind: 'bill-intended', saleId, billTiyn },
    { kind: 'bill-stacked', saleId, billTiyn },
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: PRICE },
  ];
}

/** A sale whose only note cannot be found. */
export function doubtfulNote(saleId: string, billTiyn: number): readonly object[] {
  return [
    ...cashSale(saleId, billTiyn).slice(0, 2),
    { kind: 'attempt-abandoned', saleId, reason: 'acceptor-lost' },
    { kind: 'bill-doubtful', saleId, billTiyn, claimCode: 'ABC-123' },
  ];
}

/** How sales end, by name; each ending follows `opened`. */
export const ENDINGS = {
  'left open': () => [],
  'failed': (saleId, qrPaymentId) => [{ kind: 'purchase-failed', saleId, qrPaymentId, status: 'Error' }],
  'expired': (saleId, qrPaymentId) => [
    { kind: 'attempt-abandoned', saleId, reason: 'scan-timeout' },
    { kind: 'purchase-expired', saleId, qrPaymentId },
  ],
  'doubtful': (saleId, qrPaymentId) => [
    { kind: 'attempt-abandoned', saleId, reason: 'cancelled' },
    { kind: 'purchase-doubtful', saleId, qrPaymentId, code: '-1601' },
  ],
  'delivered': (saleId, qrPaymentId) => [
    ...paid(saleId, qrPaymentId),
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: PRICE },
  ],
  'debt': (saleId, qrPaymentId) => [...notDropped(saleId, qrPaymentId), debt(saleId)],
  'refunded': (saleId, qrPaymentId) => [
    ...refundAsked(saleId, qrPaymentId),
    { kind: 'refund-done', saleId, qrPaymentId, amountTiyn: PRICE, operationId: '77' },
  ],
  'debt settled by hand': (saleId, qrPaymentId) => [
    ...notDropped(saleId, qrPaymentId),
    debt(saleId),
    { kind: 'debt-settled', saleId, amountTiyn: PRICE, how: 'by-hand' },
  ],
  /** The customer scanned the refund's QR. */
  'debt settled by refund': (saleId, qrPaymentId) => [
    ...notDropped(saleId, qrPaymentId),
    debt(saleId),
    { kind: 'return-shown', saleId, qrPaymentId, qrReturnId: '99' },
    { kind: 'refund-intended', saleId, qrPaymentId, amountTiyn: PRICE },
    { kind: 'refund-asked', saleId, qrPaymentId, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE },
    { kind: 'refund-done', saleId, qrPaymentId, amountTiyn: PRICE, operationId: '77' },
    { kind: 'debt-settled', saleId, amountTiyn: PRICE, how: 'refund' },
  ],
  'refund asked': (saleId, qrPaymentId) => refundAsked(saleId, qrPaymentId),
  'refund doubtful': (saleId, qrPaymentId) => [
    ...refundAsked(saleId, qrPaymentId),
    { kind: 'refund-failed', saleId, qrPaymentId, certain: false, code: 'AMOUNT-DIFFERS' },
    debt(saleId),
  ],
  'refund failed': (saleId, qrPaymentId) => [
    ...refundAsked(saleId, qrPaymentId),
    { kind: 'refund-failed', saleId, qrPaymentId, certain: true, code: '-99000011' },
    debt(saleId),
  ],
} satisfies Record<string, (saleId: string, qrPaymentId: string) => readonly object[]>;

export type Ending = keyof typeof ENDINGS;

function paid(saleId: string, qrPaymentId: string): readonly object[] {
  return [
    { kind: 'scanned', saleId, qrPaymentId },
    { kind: 'paid', saleId, qrPaymentId, amountTiyn: PRICE },
    { kind: 'dispense-intended', saleId, channel: 1, attempt: 1 },
  ];
}

function notDropped(saleId: string, qrPaymentId: string): readonly object[] {
  return [...paid(saleId, qrPaymentId), { kind: 'dispense-failed', saleId, certain: true, reason: 'jammed' }];
}

function debt(saleId: string): object {
  return { kind: 'debt-recorded', saleId, amountTiyn: PRICE, claimCode: 'ABCD-EFGH' };
}

function refundAsked(saleId: string, qrPaymentId: string): readonly object[] {
  return [
    ...notDropped(saleId, qrPaymentId),
    { kind: 'refund-intended', saleId, qrPaymentId, amountTiyn: PRICE },
    { kind: 'refund-asked', saleId, qrPaymentId, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE },
  ];
}

/** The entries of a whole sale, as plain data. */
export function sale(ending: Ending, saleId: string, qrPaymentId: string): readonly object[] {
  return [...opened(saleId, qrPaymentId), ...ENDINGS[ending](saleId, qrPaymentId)];
}

/** Entries on a clock that stands still. */
export function recorded(entries: readonly object[], wallMs = NOON_MS): readonly RecordedEntry[] {
  return entries.map((data, index) => ({ sequence: index + 1, wallMs, monoMs: 0, entry: entry(data) }));
}

/** What the journal makes of them. */
export function salesOf(entries: readonly object[], wallMs = NOON_MS): readonly SaleRecord[] {
  return [...replay(recorded(entries, wallMs)).sales.values()];
}
