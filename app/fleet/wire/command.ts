import { z } from 'zod';
import { tiynSchema } from '../../money/schema.ts';
import { noticeTextSchema } from '../../orders.ts';
import { DAY_MS } from '../../units.ts';

/** The largest command; a price list of sixty products is below 10 kB. */
export const MOST_COMMAND_BYTES = 65_536;
/** The furthest expiry: a machine has to remember a command's id for so long. */
export const MOST_VALID_MS = 7 * DAY_MS;
/** Bytes of an Ed25519 signature and of a public key. */
export const SIGNATURE_BYTES = 64;
export const KEY_BYTES = 32;

const productId = z.string().min(1).max(64);
const at = z.number().int().min(0);
const nothing = z.strictObject({});
const MOST_PRODUCTS = 60;
const MOST_PIECES = 100_000;
/** Entries of one excerpt; a machine cuts it further where it would be larger than one message may be. */
const MOST_EXCERPT = 500;
const excerpt = z.strictObject({ sinceMs: z.number().int().min(0), most: z.number().int().min(1).max(MOST_EXCERPT) });

/** What each command needs; a machine says in its state which of them it can carry out (`commands`). */
export const commandArguments = {
  /** No further sale begins; the customer sees that the machine is closed. */
  'out-of-service': nothing,
  'back-in-service': nothing,
  'product-off': z.strictObject({ productId }),
  'product-on': z.strictObject({ productId }),
  /** All of them, or none where one is refused. */
  'prices': z.strictObject({
    prices: z
      .array(z.strictObject({ productId, priceTiyn: tiynSchema }))
      .min(1)
      .max(MOST_PRODUCTS),
  }),
  /** The pieces that are in each channel now. */
  'stock': z.strictObject({
    counts: z
      .array(z.strictObject({ productId, count: z.number().int().min(0).max(MOST_PIECES) }))
      .min(1)
      .max(MOST_PRODUCTS),
  }),
  /** At the next quiet moment: never in a sale. */
  'restart': nothing,
  'reboot': nothing,
  'update': nothing,
  /** Until a moment of the wall clock, in milliseconds since 1970; a text of null takes the present one away. */
  'notice': z.union([z.strictObject({ text: noticeTextSchema, until: at }), z.strictObject({ text: z.null() })]),
  'journal': excerpt,
  'log': excerpt,
  /** Messages of the outbox, both included. */
  'resend': z.strictObject({ from: z.number().int().min(1), to: z.number().int().min(1) }),
  /** It was paid out by hand; `amountTiyn` is the debt that the operator sees, and nothing happens if it is another. */
  'settle-debt': z.strictObject({ saleId: z.string().min(1).max(64), amountTiyn: tiynSchema }),
  /** By the payment service, once more. */
  'refund': z.strictObject({ saleId: z.string().min(1).max(64), amountTiyn: tiynSchema }),
  /** The EVA DTS audit, published on `audit`. */
  'audit': nothing,
} as const;

export type CommandKind = keyof typeof commandArguments;

/** Commands that change nothing: carried out twice, they do no harm. */
export const READING_COMMANDS = ['journal', 'log', 'resend', 'audit'] as const satisfies readonly CommandKind[];

/** A command as it arrives; `argument` is read by `readCommand` only after the signature counts. */
export const commandSchema = z.strictObject({
  /** Chosen at random by the console; it counts once. */
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  kind: z.string().min(1).max(40),
  argument: z.unknown(),
  /** By the wall clock, in milliseconds since 1970. */
  expires: z.number().int().min(0),
  /** Base64 of the 64 bytes of Ed25519 over `signedText`. */
  signature: z.string().max(100),
});
export type CommandMessage = z.infer<typeof commandSchema>;

/** A command with its argument read. */
export type Command = {
  [Kind in CommandKind]: { readonly kind: Kind; readonly argument: z.infer<(typeof commandArguments)[Kind]> };
}[CommandKind];

/** Reads kind and argument; a word for a kind that nobody knows, or an argument that does not belong to it. */
export function readCommand(kind: string, argument: unknown): Command | 'unknown' | 'argument' {
  const known = z.enum(Object.keys(commandArguments)).safeParse(kind);
  if (!known.success) return 'unknown';
  const read = commandUnion.safeParse({ kind, argument });
  return read.success ? read.data : 'argument';
}

const one = <Kind extends CommandKind>(
  kind: Kind,
): z.ZodObject<{ kind: z.ZodLiteral<Kind>; argument: (typeof commandArguments)[Kind] }, z.core.$strict> =>
  z.strictObject({ kind: z.literal(kind), argument: commandArguments[kind] });

const commandUnion = z.discriminatedUnion('kind', [
  one('out-of-service'),
  one('back-in-service'),
  one('product-off'),
  one('product-on'),
  one('prices'),
  one('stock'),
  one('restart'),
  one('reboot'),
  one('update'),
  one('notice'),
  one('journal'),
  one('log'),
  one('resend'),
  one('settle-debt'),
  one('refund'),
  one('audit'),
]);
