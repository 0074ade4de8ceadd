import { z } from 'zod';
import { closureSchema, noticeSchema } from '../../orders.ts';
import { problemReasonSchema } from '../../problem.ts';

const at = z.number().int();
/** The number of the last message that the machine has given one, and the series of its outbox that the number belongs to. */
const position = { series: z.string(), sequence: z.number().int().min(0) };

const problem = z.object({ reason: problemReasonSchema, parameters: z.record(z.string(), z.string()) });

/** One line of the service menu's home: a device or a duty. */
const stateLine = z.object({
  /** As the menu's `data-fact`. */
  fact: z.string(),
  /** In the order of the menu: `fault`, `attention`, `unknown`, `works`, `absent`. */
  level: z.enum(['fault', 'attention', 'unknown', 'works', 'absent']),
  /** The payment service that the line is about. */
  service: z.string().nullable(),
  problem: problem.nullable(),
  /** The menu's sentence, as its key, and the values in it. */
  key: z.string().nullable(),
  values: z.record(z.string(), z.unknown()),
});
export type StateLine = z.infer<typeof stateLine>;

const stockLine = z.object({
  productId: z.string(),
  name: z.record(z.string(), z.string()),
  channel: z.number().int(),
  priceTiyn: z.number().int(),
  /** Null where the operator does not count. */
  count: z.number().int().nullable(),
  capacity: z.number().int().nullable(),
  isOff: z.boolean(),
  isStuck: z.boolean(),
});
export type StockLine = z.infer<typeof stockLine>;

/** The sales of the day up to `sequence`, by their beginning in Kazakhstan's time; those that are still open do not count. */
const soldToday = z.object({
  /** `yyyy-mm-dd`. */
  day: z.string(),
  /** Sales in which something came out. */
  sold: z.number().int().min(0),
  soldTiyn: z.number().int().min(0),
  refundedTiyn: z.number().int().min(0),
});
export type SoldToday = z.infer<typeof soldToday>;

const openAlarm = z.object({
  alarm: z.string(),
  subject: z.string(),
  severity: z.enum(['critical', 'warning']),
  since: at,
});

/** The state of a machine that is connected; retained, and published again after each connection. */
const onlineState = z.object({
  online: z.literal(true),
  kioskId: z.string(),
  ...position,
  /** The machine's clock when this was written, and when this run of the program began. */
  at,
  since: at,
  version: z.string(),
  /** The customer's screen, and why nothing can be sold. */
  screen: z.string(),
  problem: problem.nullable(),
  lines: z.array(stateLine),
  /** That an operator has taken it out of service, which waits for a sale's end; null, or absent in older states: it sells. */
  closed: closureSchema.nullable().default(null),
  /** What it tells its customers. */
  notice: noticeSchema.nullable().default(null),
  stock: z.array(stockLine),
  /** Null, or absent in older states: the machine does not say. */
  today: soldToday.nullable().default(null),
  alarms: z.array(openAlarm),
  /** This machine's clock minus the payment service's; null where it is unknown. */
  clockOffsetMs: z.number().nullable(),
  /** Messages that the broker has not got yet, and that nobody has confirmed. */
  unsent: z.number().int(),
  unconfirmed: z.number().int(),
  /** The commands that this machine can carry out. */
  commands: z.array(z.string()),
  /** The operators' keys that it knows, as in the answers. */
  keys: z.array(z.string()),
});
export type OnlineState = z.infer<typeof onlineState>;

/** A machine that is not connected: `lost` is the will, which the broker publishes; `stopping` the machine itself. */
const offlineState = z.object({
  online: z.literal(false),
  kioskId: z.string(),
  ...position,
  /** When the connection was made that is gone, or when the machine stopped. */
  since: at,
  reason: z.enum(['lost', 'stopping']),
});
export type OfflineState = z.infer<typeof offlineState>;

export const stateSchema = z.discriminatedUnion('online', [onlineState, offlineState]);
export type FleetState = z.infer<typeof stateSchema>;
