import { z } from 'zod';
import { collectionEntries } from './collection-entry.ts';
import { tiynSchema } from '../money/schema.ts';
import { languageSchema } from '../language/schema.ts';
import { closureSchema, noticeSchema, orderedBySchema } from '../orders.ts';
import { machineCheckEntries, summarisedChecksSchema } from './machine-check-entry.ts';
import { providerNameSchema, serviceNumberSchema } from '../payment/capabilities.ts';
import { roleSchema } from '../role.ts';

const saleId = z.string().min(1).max(64);
/** The service's own number. The key keeps the name that journals in the field contain; its first service called it so. */
const qrPaymentId = serviceNumberSchema;
const methodId = z
  .string()
  .regex(/^[a-z0-9_-]{1,40}$/)
  .exactOptional();
const reason = z.string().max(200);
const milliseconds = z.number().int().min(0);
/** A number of products of one kind. */
const pieces = z.number().int().min(0);
/** The largest number of pieces in one sale. */
export const MAX_QUANTITY = 20;
const soldPieces = z.number().int().min(1).max(MAX_QUANTITY);
/**
 * The number of the piece within its sale, from 1. Absent in entries of earlier versions, whose sales had one piece.
 */
const piece = z.number().int().min(1).max(MAX_QUANTITY).exactOptional();
/** Of a note in doubt: who has looked for it, at the service menu. */
const decidedByPerson = { role: roleSchema.exactOptional() };
/** The customer's, where it is another one by now than the sale was opened in. */
const changedLanguage = languageSchema.exactOptional();
/**
 * The largest number of open sales in a summary. With more, none is written, and a start reads on from the last one.
 */
export const MAX_UNSETTLED = 10_000;

/** The reason of a certain failure after the relay moved: the drop sensor was on and nothing fell. */
export const NOT_SEEN = 'not-seen';

/** The product sold. Its name is kept, because the catalogue may change while money is still owed. */
export const saleItemSchema = z.strictObject({
  productId: z.string().min(1).max(64),
  channel: z.number().int().min(1).max(64),
  name: z.record(languageSchema, z.string()),
  priceTiyn: tiynSchema,
});
export type SaleItem = z.infer<typeof saleItemSchema>;

/** Why an attempt to pay ended before the service gave a final answer. */
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

/** One change of a key, as text; absent where the key is. Secrets are left out on both sides. */
const settingChangeSchema = z.strictObject({
  key: z.string().min(1).max(300),
  before: z.string().max(1_000).exactOptional(),
  after: z.string().max(1_000).exactOptional(),
});
export type SettingChange = z.infer<typeof settingChangeSchema>;

/** Who changed which keys, and at which door. */
const settingsChange = {
  role: roleSchema,
  step: z.string().min(1).max(20),
  changes: z.array(settingChangeSchema).min(1).max(50),
};

const bills = z.number().int().min(0);

/** Characters of a number that we give to a purchase. */
const MAX_EXTERNAL_ID = 64;

/**
 * The entries of the journal. Intents are written before their effect, outcomes after it. Entries are never corrected;
 * `replay` derives what is owed from them.
 */
export const entrySchema = z.discriminatedUnion('kind', [
  /** The application has started. Writing it also proves that the journal can be written. */
  z.strictObject({ kind: z.literal('started'), version: z.string().max(40) }),
  /** The number of products loaded according to the configuration; dispensed products are counted from here. */
  z.strictObject({ kind: z.literal('stock-loaded'), productId: z.string(), count: z.number().int().min(0) }),
  /**
   * The count of a product was set; null: it is no longer counted. `before` is what the machine had counted, null where
   * it had not. Sold pieces are counted from `loaded`, which is the count itself where absent.
   */
  z.strictObject({
    kind: z.literal('stock-set'),
    productId: z.string().min(1).max(64),
    role: roleSchema,
    before: pieces.nullable(),
    count: pieces.nullable(),
    loaded: pieces.exactOptional(),
    /** The number in the configuration at that time: another one there means that the machine was refilled since. */
    configured: pieces.exactOptional(),
  }),
  /** A product was taken off sale, or put on sale again. */
  z.strictObject({
    kind: z.literal('product-off'),
    productId: z.string().min(1).max(64),
    role: roleSchema,
    isOff: z.boolean(),
  }),
  /** An operator took the machine out of service, or put it back: at the menu, or from afar with the key `by`. */
  z.strictObject({ kind: z.literal('machine-closed'), role: roleSchema, isClosed: z.boolean(), by: orderedBySchema }),
  /** A notice was put up, or taken away where it is null. */
  z.strictObject({
    kind: z.literal('notice-set'),
    role: roleSchema,
    notice: noticeSchema.nullable(),
    by: orderedBySchema,
  }),
  /** The fault of a product's spiral was cleared after several sales in a row without a seen piece. */
  z.strictObject({
    kind: z.literal('spiral-cleared'),
    productId: z.string().min(1).max(64),
    role: roleSchema,
    before: z.number().int().min(0),
  }),
  z.strictObject({
    kind: z.literal('sale-opened'),
    saleId,
    externalId: z.string().min(1).max(MAX_EXTERNAL_ID),
    /** The method chosen first; cash may be followed by a QR for the rest. */
    provider: providerNameSchema,
    item: saleItemSchema,
    /** The number of its pieces; absent where it is one. */
    quantity: soldPieces.exactOptional(),
    /** The other products of a basket, which come out after it in this order; absent where it is the only one. */
    further: z
      .array(z.strictObject({ item: saleItemSchema, quantity: soldPieces }))
      .min(1)
      .max(MAX_QUANTITY - 1)
      .exactOptional(),
    /** The payment service and contract: only there can the sale be asked about. */
    binding: z.string().max(300).nullable(),
    /** The customer's; absent in journals from before the language was used after a power cut. */
    language: languageSchema.exactOptional(),
  }),
  /** Intent: the service is about to be asked for a QR. */
  z.strictObject({
    kind: z.literal('purchase-asked'),
    saleId,
    attempt: z.number().int().min(1),
    amountTiyn: tiynSchema.exactOptional(),
    /** The way to pay, by its id; absent in journals from before there were several. */
    method: methodId,
    /** Under which number of ours it is opened, where that is not the sale's: the bank had refused the sale's as used. */
    externalId: z.string().min(1).max(MAX_EXTERNAL_ID).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('purchase-known'),
    saleId,
    qrPaymentId,
    /** The service and its contract; absent in journals from before there were several: those of the sale. */
    provider: providerNameSchema.exactOptional(),
    binding: z.string().max(300).nullable().exactOptional(),
    method: methodId,
    /** What the customer is to pay, commission included; absent where it is the whole price of the sale. */
    amountTiyn: tiynSchema.exactOptional(),
    /** The part of it that the service adds; absent where there is none. */
    commissionTiyn: tiynSchema.exactOptional(),
    /** The last digits of the telephone that an invoice was sent to. */
    phone: z.string().max(40).exactOptional(),
    /** Only a person may ask about it. */
    asks: z.literal('on-touch').exactOptional(),
    /** An invoice whose request may have arrived twice: looked for until `invoices-searched`. */
    search: z.literal('open').exactOptional(),
    pollIntervalMs: milliseconds,
    scanTimeoutMs: milliseconds,
    confirmTimeoutMs: milliseconds,
  }),
  /** The service did not answer: a purchase may exist whose QR was never shown. */
  z.strictObject({ kind: z.literal('purchase-unanswered'), saleId, code: reason }),
  z.strictObject({ kind: z.literal('purchase-refused'), saleId, code: reason }),
  z.strictObject({ kind: z.literal('scanned'), saleId, qrPaymentId, language: changedLanguage }),
  /** So much has come in of a purchase that is paid in parts, all parts together. */
  z.strictObject({
    kind: z.literal('part-paid'),
    saleId,
    qrPaymentId,
    amountTiyn: tiynSchema,
    language: changedLanguage,
  }),
  /** Intent: the service is about to be asked to withdraw the purchase. It may be paid nevertheless. */
  z.strictObject({ kind: z.literal('cancel-asked'), saleId, qrPaymentId, attempt: z.number().int().min(1) }),
  /**
   * The answer about an invoice was lost: it may be on a telephone, and nobody can ask about it. What may be paid is in
   * doubt, under this code.
   */
  z.strictObject({
    kind: z.literal('invoice-lost'),
    saleId,
    amountTiyn: tiynSchema,
    claimCode: z.string().max(20),
    /** The service and the way to pay; absent in journals from before they were recorded: the sale's. */
    provider: providerNameSchema.exactOptional(),
    method: methodId,
  }),
  /**
   * It was found after all, and what was paid for it has entries of its own; or a person has looked. `paidTiyn`: it was
   * paid, as they saw at the service, where it has no number here; absent where it was not and cannot be any more.
   */
  z.strictObject({
    kind: z.literal('invoice-cleared'),
    saleId,
    amountTiyn: tiynSchema,
    paidTiyn: tiynSchema.exactOptional(),
    ...decidedByPerson,
  }),
  /** No further invoice is looked for that the service may have under the number of the sale. */
  z.strictObject({ kind: z.literal('invoices-searched'), saleId, provider: providerNameSchema, method: methodId }),
  /** Everything sold is out, so that the service's commission has been earned. */
  z.strictObject({ kind: z.literal('commission-kept'), saleId, amountTiyn: tiynSchema }),
  z.strictObject({
    kind: z.literal('paid'),
    saleId,
    qrPaymentId,
    amountTiyn: tiynSchema,
    language: changedLanguage,
  }),
  /** The service's final answer: nothing was paid. */
  z.strictObject({ kind: z.literal('purchase-failed'), saleId, qrPaymentId, status: reason }),
  /** The code was never scanned, or the invoice never paid, and it has expired. */
  z.strictObject({
    kind: z.literal('purchase-expired'),
    saleId,
    qrPaymentId,
    /**
     * The expiry follows from the wall clock alone, which may have jumped. The purchase is watched until a run's
     * monotonic clock confirms it.
     */
    isProvisional: z.boolean().exactOptional(),
  }),
  /** The service gave no answer for so long that a person has to find out. */
  z.strictObject({ kind: z.literal('purchase-doubtful'), saleId, qrPaymentId, code: reason }),
  /** Intent: the note in escrow is about to be stacked. */
  z.strictObject({ kind: z.literal('bill-intended'), saleId, billTiyn: tiynSchema, language: changedLanguage }),
  /**
   * It lies in the cassette: the money is received. `unasked`: without an intent, because the acceptor drew it in by
   * itself (its escrow is off) before this sale's customer.
   */
  z.strictObject({
    kind: z.literal('bill-stacked'),
    saleId,
    billTiyn: tiynSchema,
    unasked: z.literal(true).exactOptional(),
    ...decidedByPerson,
    /** It was found in the cassette that was taken out last, not in the one inside. */
    cassette: z.literal('taken').exactOptional(),
  }),
  /**
   * It was given back in spite of the intent, or a person did not find it. The amount is 0 where its value was never
   * known.
   */
  z.strictObject({ kind: z.literal('bill-returned'), saleId, billTiyn: tiynSchema, ...decidedByPerson }),
  /**
   * The machine cannot determine where it is. Without an intent and with the amount null, the acceptor drew it in
   * without a command during this sale and could not name its value.
   */
  z.strictObject({
    kind: z.literal('bill-doubtful'),
    saleId,
    billTiyn: tiynSchema.nullable(),
    claimCode: z.string().max(20),
  }),
  /** Money that belongs to no sale; the amount is null where the acceptor could not name it. */
  z.strictObject({
    kind: z.literal('orphan-recorded'),
    orphanId: z.string().min(1).max(64),
    amountTiyn: tiynSchema.nullable(),
    source: z.enum(['bill-acceptor']),
  }),
  /**
   * The owner of an orphan was found: it was received for this sale, and the sale owes it, see the `debt-recorded` in
   * the same append. The note is in the cassette already.
   */
  z.strictObject({
    kind: z.literal('orphan-assigned'),
    saleId,
    orphanId: z.string().min(1).max(64),
    amountTiyn: tiynSchema,
    role: roleSchema,
  }),
  /** The owner cannot be found: it stays an orphan, and counts as found money of the operator. */
  z.strictObject({ kind: z.literal('orphan-kept'), orphanId: z.string().min(1).max(64), role: roleSchema }),
  /** Change that the customer leaves to the operator, as announced on the screen. */
  z.strictObject({ kind: z.literal('change-kept'), saleId, amountTiyn: tiynSchema }),
  /**
   * Owed change moves into the next sale: one entry for the sale that it leaves, whose debt it was, and one for the
   * sale that it enters, always in the same append. The two kinds keep their original names, because journals in the
   * field contain them under their hash chain; everywhere else this money is called carried change.
   */
  z.strictObject({ kind: z.literal('credit-given'), saleId, amountTiyn: tiynSchema }),
  z.strictObject({ kind: z.literal('credit-taken'), saleId, amountTiyn: tiynSchema }),
  /** The cassette was emptied; the amount is the one expected in it. */
  z.strictObject({
    kind: z.literal('cash-collected'),
    amountTiyn: tiynSchema,
    bills,
    /** The role that confirmed it at the service menu where the acceptor did not see it. */
    role: roleSchema.exactOptional(),
  }),
  ...collectionEntries,
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
  /** The relay's contact was closed and opened again. */
  z.strictObject({ kind: z.literal('relay-pulsed'), saleId, channel: z.number().int(), piece }),
  z.strictObject({
    kind: z.literal('dispensed'),
    saleId,
    piece,
    by: z.enum(['seen', 'assumed']),
    valueTiyn: tiynSchema,
  }),
  /**
   * `certain`: nothing reached the relay, or the drop sensor was on and nothing fell (`NOT_SEEN`), so another attempt
   * cannot dispense the product twice.
   */
  z.strictObject({ kind: z.literal('dispense-failed'), saleId, piece, certain: z.boolean(), reason }),
  /**
   * The sum of all entries so far, so that a start need not read them: the unsettled sales and the stock. A full
   * reading verifies it.
   */
  z.strictObject({
    kind: z.literal('summary'),
    /**
     * The version of the rule by which sales count as settled. A summary with another rule, or with none, is not built
     * upon.
     */
    rule: z.number().int().min(1).exactOptional(),
    unsettled: z.array(saleId).max(MAX_UNSETTLED),
    stock: z.record(
      z.string(),
      z.strictObject({ loaded: pieces, dispensed: pieces, configured: pieces.nullable().exactOptional() }),
    ),
    /** The products that are taken off; absent where none is. */
    off: z.array(z.string()).exactOptional(),
    /** That the machine is out of service, and the last notice; absent where there is none. */
    closed: closureSchema.exactOptional(),
    notice: noticeSchema.exactOptional(),
    /** The service menu's checks; absent where there were none. */
    checks: summarisedChecksSchema.exactOptional(),
    /** The notes since the last collection; absent in summaries of versions without cash. */
    cassette: z.strictObject({ amountTiyn: tiynSchema, bills: z.number().int().min(0) }).exactOptional(),
  }),
  /** Money is to be returned to the customer. The sale stays unsettled until one of the three entries below. */
  z.strictObject({ kind: z.literal('refund-intended'), saleId, qrPaymentId, amountTiyn: tiynSchema }),
  /**
   * The customer was shown the QR of a refund, which proves that the purchase is theirs. The kind and the key keep the
   * names that journals in the field contain.
   */
  z.strictObject({ kind: z.literal('return-shown'), saleId, qrPaymentId, qrReturnId: qrPaymentId }),
  /**
   * Intent: the service is about to be asked for the refund; `availableTiyn` is the amount that could be refunded until
   * then.
   */
  z.strictObject({
    kind: z.literal('refund-asked'),
    saleId,
    qrPaymentId,
    amountTiyn: tiynSchema,
    attempt: z.number().int().min(1),
    availableTiyn: tiynSchema,
  }),
  /** The service has accepted the refund under this number. It is under way, and may still fail. */
  z.strictObject({ kind: z.literal('refund-accepted'), saleId, qrPaymentId, operationId: z.string().min(1).max(64) }),
  /** The money was returned. `operationId` is null where only the purchase's details show it. */
  z.strictObject({
    kind: z.literal('refund-done'),
    saleId,
    qrPaymentId,
    amountTiyn: tiynSchema,
    operationId: z.string().max(64).nullable(),
  }),
  /** The money was not returned: `certain`, or the machine cannot find out. The debt follows. */
  z.strictObject({ kind: z.literal('refund-failed'), saleId, qrPaymentId, certain: z.boolean(), code: reason }),
  /** Intent: the slip with the code of an interrupted sale is about to be printed, once. */
  z.strictObject({ kind: z.literal('claim-slip-intended'), saleId }),
  z.strictObject({ kind: z.literal('debt-recorded'), saleId, amountTiyn: tiynSchema, claimCode: z.string().max(20) }),
  /** A debt is paid: by a refund through the service, which has an entry of its own, or by hand. */
  z.strictObject({
    kind: z.literal('debt-settled'),
    saleId,
    amountTiyn: tiynSchema,
    how: z.enum(['refund', 'by-hand']),
    /** Who paid it at the service menu; absent where the command `claim` recorded it. */
    role: roleSchema.exactOptional(),
  }),
  /** The service menu was opened with the PIN of this role; nothing is sold until it closes. */
  z.strictObject({ kind: z.literal('service-opened'), role: roleSchema }),
  /** `unattended`: the time limit without a touch passed; `ended`: another screen took its place. */
  z.strictObject({
    kind: z.literal('service-closed'),
    role: roleSchema,
    why: z.enum(['left', 'unattended', 'ended']),
  }),
  /** A wrong PIN; how many in a row there are now. */
  z.strictObject({ kind: z.literal('service-refused'), failures: z.number().int().min(1) }),
  /**
   * An action or change in the service menu that no other entry records: the door, the action, its object, and the
   * value before and after. Amounts are in tiyn. Goods and money have entries of their own.
   */
  z.strictObject({
    kind: z.literal('service-acted'),
    role: roleSchema,
    step: z.string().min(1).max(20),
    what: z.string().min(1).max(60),
    about: z.string().max(100).exactOptional(),
    before: z.string().max(500).exactOptional(),
    after: z.string().max(500).exactOptional(),
  }),
  ...machineCheckEntries,
  /**
   * Intent: the configuration file is about to be changed in the service menu. If neither of the two entries below
   * follows, a power cut came first, and only the file shows what is in effect; each sale records its own price in any
   * case.
   */
  z.strictObject({ kind: z.literal('settings-intended'), ...settingsChange }),
  /** The file was changed. It counts from the next sale on. */
  z.strictObject({ kind: z.literal('settings-changed'), ...settingsChange }),
  /** Nothing was written. */
  z.strictObject({ kind: z.literal('settings-unchanged'), ...settingsChange, reason }),
]);

export type JournalEntry = z.infer<typeof entrySchema>;

/** An entry as it is stored. */
export interface RecordedEntry {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly wallMs: number;
  /** Milliseconds on the monotonic clock of the run that wrote it. */
  readonly monoMs: number;
  readonly entry: JournalEntry;
}
