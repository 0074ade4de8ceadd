import { z } from 'zod';
import { tiynSchema } from '../money/schema.ts';
import { languageSchema } from '../language/schema.ts';
import { PROVIDERS } from '../payment/provider.ts';

const saleId = z.string().min(1).max(64);
const qrPaymentId = z.string().regex(/^\d{1,19}$/);
const reason = z.string().max(200);
const milliseconds = z.number().int().min(0);
/** The most pieces of a product that one sale can have. */
export const MAX_QUANTITY = 20;
/** Pieces of a sale count from 1; entries of the time when a sale had only one do not say it. */
const piece = z.number().int().min(1).max(MAX_QUANTITY).exactOptional();
/** With more open sales than this no summary is written: a start reads on from the last one. */
export const MAX_UNSETTLED = 10_000;

/** Why a piece certainly did not come out although the relay moved: the drop sensor watched, and nothing fell. */
export const NOT_SEEN = 'not-seen';

/** What is sold: the name is kept, because the catalogue may change while money is still owed. */
export const saleItemSchema = z.strictObject({
  productId: z.string().min(1).max(64),
  channel: z.number().int().min(1).max(64),
  name: z.record(languageSchema, z.string()),
  priceTiyn: tiynSchema,
});
export type SaleItem = z.infer<typeof saleItemSchema>;

/** Why an attempt to pay ended before the service had said its last word. */
export const abandonReasonSchema = z.enum([
  'cancelled',
  'scan-timeout',
  'confirm-timeout',
  'relay-lost',
  'unanswered',
  'refused',
  'declined',
  'broken',
  'restart',
  'journal-failed',
  'cash-timeout',
  'acceptor-lost',
]);
export type AbandonReason = z.infer<typeof abandonReasonSchema>;

/**
 * The journal's entries: intents are written before their effect, outcomes after. They are facts, never corrected;
 * what is owed follows from them by `replay`.
 */
export const entrySchema = z.discriminatedUnion('kind', [
  /** The application was started; also proves at start that the journal can be written. */
  z.strictObject({ kind: z.literal('started'), version: z.string().max(40) }),
  /** The number of products loaded, as the configuration says; counts dispensed products from here. */
  z.strictObject({ kind: z.literal('stock-loaded'), productId: z.string(), count: z.number().int().min(0) }),
  z.strictObject({
    kind: z.literal('sale-opened'),
    saleId,
    externalId: z.string().min(1).max(64),
    /** How it was to be paid at first; cash may be followed by a QR for the rest. */
    provider: z.enum(PROVIDERS),
    item: saleItemSchema,
    /** How many pieces; absent where it is one. */
    quantity: z.number().int().min(1).max(MAX_QUANTITY).exactOptional(),
    /** Payment service and contract: only there can anybody be asked about the sale. */
    binding: z.string().max(300).nullable(),
  }),
  /** Intent: the service is about to be asked for a QR. */
  z.strictObject({
    kind: z.literal('purchase-asked'),
    saleId,
    attempt: z.number().int().min(1),
    amountTiyn: tiynSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('purchase-known'),
    saleId,
    qrPaymentId,
    /** What the QR is about; absent where it is the whole price of the sale. */
    amountTiyn: tiynSchema.exactOptional(),
    pollIntervalMs: milliseconds,
    scanTimeoutMs: milliseconds,
    confirmTimeoutMs: milliseconds,
  }),
  /** No answer: a purchase may exist that nobody has seen. */
  z.strictObject({ kind: z.literal('purchase-unanswered'), saleId, code: reason }),
  z.strictObject({ kind: z.literal('purchase-refused'), saleId, code: reason }),
  z.strictObject({ kind: z.literal('scanned'), saleId, qrPaymentId }),
  z.strictObject({ kind: z.literal('paid'), saleId, qrPaymentId, amountTiyn: tiynSchema }),
  /** The service's final word: nothing was paid. */
  z.strictObject({ kind: z.literal('purchase-failed'), saleId, qrPaymentId, status: reason }),
  /** The QR was never scanned and cannot be any more. */
  z.strictObject({
    kind: z.literal('purchase-expired'),
    saleId,
    qrPaymentId,
    /** Only the wall clock says so, which may have jumped: it is watched until a run's own clock agrees. */
    isProvisional: z.boolean().exactOptional(),
  }),
  /** The service could not tell for so long that a person has to. */
  z.strictObject({ kind: z.literal('purchase-doubtful'), saleId, qrPaymentId, code: reason }),
  /** Intent: the note in escrow is about to be drawn into the cassette. */
  z.strictObject({ kind: z.literal('bill-intended'), saleId, billTiyn: tiynSchema }),
  /** It lies in the cassette: the money is received. */
  z.strictObject({ kind: z.literal('bill-stacked'), saleId, billTiyn: tiynSchema }),
  /** It was given back in spite of the intent. */
  z.strictObject({ kind: z.literal('bill-returned'), saleId, billTiyn: tiynSchema }),
  /** Nobody can tell by machine where it is. */
  z.strictObject({ kind: z.literal('bill-doubtful'), saleId, billTiyn: tiynSchema, claimCode: z.string().max(20) }),
  /** Money that belongs to no sale; the amount is null where the acceptor could not name it. */
  z.strictObject({
    kind: z.literal('orphan-recorded'),
    orphanId: z.string().min(1).max(64),
    amountTiyn: tiynSchema.nullable(),
    source: z.enum(['bill-acceptor']),
  }),
  /** Change that the customer leaves to the operator, as the notice on the screen says. */
  z.strictObject({ kind: z.literal('change-kept'), saleId, amountTiyn: tiynSchema }),
  /**
   * Change that was owed is carried over into the next sale: one entry for the sale that it leaves, whose debt it was,
   * and one for the sale that it comes into, always in the same append. The two kinds keep their first names, because
   * journals in the field hold them under their hash chain; everywhere else this money is called carried change.
   */
  z.strictObject({ kind: z.literal('credit-given'), saleId, amountTiyn: tiynSchema }),
  z.strictObject({ kind: z.literal('credit-taken'), saleId, amountTiyn: tiynSchema }),
  /** The cassette was emptied: what should have been in it. */
  z.strictObject({ kind: z.literal('cash-collected'), amountTiyn: tiynSchema, bills: z.number().int().min(0) }),
  /** The customer no longer waits; the purchase is still watched. */
  z.strictObject({ kind: z.literal('attempt-abandoned'), saleId, reason: abandonReasonSchema }),
  /** Intent: the relay is about to move. */
  z.strictObject({
    kind: z.literal('dispense-intended'),
    saleId,
    channel: z.number().int(),
    piece,
    attempt: z.number().int(),
  }),
  /** The contact was closed and opened again. */
  z.strictObject({ kind: z.literal('relay-pulsed'), saleId, channel: z.number().int(), piece }),
  z.strictObject({
    kind: z.literal('dispensed'),
    saleId,
    piece,
    by: z.enum(['seen', 'assumed']),
    valueTiyn: tiynSchema,
  }),
  /**
   * `certain`: nothing reached the relay, or the drop sensor watched and nothing fell (`NOT_SEEN`), so that another
   * attempt cannot give the product twice.
   */
  z.strictObject({ kind: z.literal('dispense-failed'), saleId, piece, certain: z.boolean(), reason }),
  /**
   * What the entries up to here add up to, so that a start needs not read them all: the sales that are not settled, and
   * the stock. A full reading checks it.
   */
  z.strictObject({
    kind: z.literal('summary'),
    /** By which rule sales count as settled; another program's summary, or one without a rule, is not built on. */
    rule: z.number().int().min(1).exactOptional(),
    unsettled: z.array(saleId).max(MAX_UNSETTLED),
    stock: z.record(
      z.string(),
      z.strictObject({ loaded: z.number().int().min(0), dispensed: z.number().int().min(0) }),
    ),
    /** The notes since the last collection; absent in the summaries of the time without cash. */
    cassette: z.strictObject({ amountTiyn: tiynSchema, bills: z.number().int().min(0) }).exactOptional(),
  }),
  /** Money shall go back to whoever paid: from here on the sale is not at rest until one of the three below. */
  z.strictObject({ kind: z.literal('refund-intended'), saleId, qrPaymentId, amountTiyn: tiynSchema }),
  /**
   * The customer was shown the QR of a refund, which proves that the purchase is theirs. Kind and key keep the names that
   * journals in the field hold.
   */
  z.strictObject({ kind: z.literal('return-shown'), saleId, qrPaymentId, qrReturnId: qrPaymentId }),
  /** Intent: the service is about to be asked to give it back; `availableTiyn` is what could go back until then. */
  z.strictObject({
    kind: z.literal('refund-asked'),
    saleId,
    qrPaymentId,
    amountTiyn: tiynSchema,
    attempt: z.number().int().min(1),
    availableTiyn: tiynSchema,
  }),
  /** It went back. `operationId` is null where only the details of the purchase say so. */
  z.strictObject({
    kind: z.literal('refund-done'),
    saleId,
    qrPaymentId,
    amountTiyn: tiynSchema,
    operationId: z.string().max(40).nullable(),
  }),
  /** It did not go back: `certain`, or nobody can tell by machine. The debt follows. */
  z.strictObject({ kind: z.literal('refund-failed'), saleId, qrPaymentId, certain: z.boolean(), code: reason }),
  z.strictObject({ kind: z.literal('debt-recorded'), saleId, amountTiyn: tiynSchema, claimCode: z.string().max(20) }),
  /** A debt is paid: by a refund through the service, which has an entry of its own, or by hand. */
  z.strictObject({
    kind: z.literal('debt-settled'),
    saleId,
    amountTiyn: tiynSchema,
    how: z.enum(['refund', 'by-hand']),
  }),
]);

export type JournalEntry = z.infer<typeof entrySchema>;

/** An entry as it lies on disk. */
export interface RecordedEntry {
  /** Starts at 1, without gaps. */
  readonly sequence: number;
  readonly wallMs: number;
  /** Milliseconds on the monotonic clock of the run that wrote it. */
  readonly monoMs: number;
  readonly entry: JournalEntry;
}
