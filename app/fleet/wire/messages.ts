import { z } from 'zod';

const tiyn = z.number().int();
const at = z.number().int();
const saleId = z.string();

/** A sale as the ledger has it. A later message of the same sale replaces it. */
export const fleetSaleSchema = z.object({
  saleId,
  externalId: z.string(),
  provider: z.string(),
  purchases: z.array(z.string()),
  qrPaymentId: z.string().nullable(),
  priceTiyn: tiyn,
  paidTiyn: tiyn,
  deliveredTiyn: tiyn,
  refundedTiyn: tiyn,
  owedTiyn: tiyn,
  commissionTiyn: tiyn,
  inDoubtTiyn: tiyn,
  dispensed: z.boolean(),
  dispensedBy: z.enum(['seen', 'assumed']).nullable(),
  state: z.enum(['open', 'unresolved', 'debt', 'closed']),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  claimCode: z.string().nullable(),
  /** Beside the ledger's: what was sold. */
  productId: z.string(),
  name: z.record(z.string(), z.string()),
  quantity: z.number().int(),
  /** The products of a basket after the first; their pieces are part of `quantity`. Absent where there is one product. */
  further: z
    .array(
      z.object({
        productId: z.string(),
        name: z.record(z.string(), z.string()),
        quantity: z.number().int(),
        priceTiyn: tiyn,
      }),
    )
    .exactOptional(),
});
export type FleetSale = z.infer<typeof fleetSaleSchema>;

/** What an alarm is about; its `subject` names which, where a machine has several. */
export const ALARMS = [
  'out-of-service',
  'acceptor',
  'relay',
  'sensor',
  'printer',
  'paper-near-end',
  'stock-low',
  'stock-out',
  'product-stuck',
  'certificate',
  'disk',
  'clock',
  'journal',
  'update',
  'note-in-doubt',
  'restarts',
  /** Another machine uses this one's certificate: a copied card. */
  'same-identity',
] as const;
export type AlarmKind = (typeof ALARMS)[number];

export const SEVERITIES = ['critical', 'warning'] as const;
export type Severity = (typeof SEVERITIES)[number];

const alarm = { alarm: z.enum(ALARMS), subject: z.string(), severity: z.enum(SEVERITIES) };

/** What happened on a machine. */
export const fleetEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), version: z.string() }),
  /** The last run did not end on purpose. */
  z.object({ kind: z.literal('power-cut') }),
  z.object({ kind: z.literal('alarm'), ...alarm, facts: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('alarm-end'), ...alarm }),
  z.object({ kind: z.literal('debt-opened'), saleId, amountTiyn: tiyn, claimCode: z.string() }),
  /** `how`: as in the journal, by hand or by the payment service. */
  z.object({ kind: z.literal('debt-closed'), saleId, amountTiyn: tiyn, how: z.string() }),
  /** Money that may have come in; null where the acceptor could not name it. */
  z.object({ kind: z.literal('doubt-opened'), saleId, amountTiyn: tiyn.nullable() }),
  z.object({ kind: z.literal('doubt-closed'), saleId, amountTiyn: tiyn.nullable(), how: z.string() }),
  z.object({ kind: z.literal('orphan'), orphanId: z.string(), amountTiyn: tiyn.nullable() }),
  /** The cassette was taken out; what should be in it. */
  z.object({ kind: z.literal('collected'), amountTiyn: tiyn, bills: z.number().int() }),
  /** What somebody counted, beside what should have been there. */
  z.object({
    kind: z.literal('collection-counted'),
    number: z.number().int(),
    amountTiyn: tiyn,
    bills: z.number().int(),
    expectedTiyn: tiyn,
    expectedBills: z.number().int(),
  }),
  /** One day and way to pay, after the day has ended; the newer one of the same day counts. */
  z.object({
    kind: z.literal('day'),
    day: z.string(),
    methods: z.array(
      z.object({
        method: z.string(),
        sales: z.number().int(),
        soldTiyn: tiyn,
        dispensedTiyn: tiyn,
        refundedTiyn: tiyn,
        owedTiyn: tiyn,
      }),
    ),
  }),
  /** A command was carried out, or was not. */
  z.object({
    kind: z.literal('command'),
    id: z.string(),
    command: z.string(),
    by: z.string(),
    outcome: z.string(),
    detail: z.string().nullable(),
  }),
  /** Stands for every number from `from` to its own `sequence`: they were dropped, because the disk space was used up. */
  z.object({ kind: z.literal('dropped'), from: z.number().int().min(1) }),
]);
export type FleetEvent = z.infer<typeof fleetEventSchema>;

/**
 * Every message of `sales` and `events` has the next number of one count. The count begins at 1 with a new `series`: an
 * outbox that was lost with its disk.
 */
const numbered = {
  kioskId: z.string(),
  series: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
  sequence: z.number().int().min(1),
  /** The machine's clock, in milliseconds since 1970, when it happened. */
  at,
};
export const saleMessageSchema = z.object({ ...numbered, sale: fleetSaleSchema });
export type SaleMessage = z.infer<typeof saleMessageSchema>;
export const eventMessageSchema = z.object({ ...numbered, event: fleetEventSchema });
export type EventMessage = z.infer<typeof eventMessageSchema>;

/**
 * Up to where whoever keeps the books has every message; retained. With `series`, which a keeper copies from the messages,
 * it says nothing about the numbers of another series.
 */
export const confirmedSchema = z.object({
  upTo: z.number().int().min(0),
  series: z.string().max(40).exactOptional(),
});
export type Confirmed = z.infer<typeof confirmedSchema>;

/** An audit of EVA DTS, as text. */
const auditMessageSchema = z.object({ kioskId: z.string(), at, fileName: z.string(), text: z.string() });
export type AuditMessage = z.infer<typeof auditMessageSchema>;
