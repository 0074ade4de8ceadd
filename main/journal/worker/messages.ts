import { z } from 'zod';
import { entrySchema } from '../../../app/journal/entry.ts';
import type { Ledger } from '../../../app/journal/replay.ts';
import { problemReasonSchema, type Problem } from '../../../app/problem.ts';
import type { Result } from '../../../app/result.ts';
import type { OpenedJournal, TidyReport } from '../kiosk-journal.ts';

/** The messages from main to the journal's thread, which contain no secrets. */
const nowSchema = z.strictObject({ wallMs: z.number(), monoMs: z.number() });
const id = z.number().int();

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('open') }),
  z.strictObject({ id, kind: z.literal('append'), entries: z.array(entrySchema).readonly(), now: nowSchema }),
  z.strictObject({ id, kind: z.literal('probe') }),
  z.strictObject({ id, kind: z.literal('tidy'), now: nowSchema }),
  z.strictObject({ id, kind: z.literal('knows'), qrPaymentId: z.string(), binding: z.string().nullable() }),
  z.strictObject({ id, kind: z.literal('keep-view'), kept: z.string() }),
  z.strictObject({ id, kind: z.literal('close') }),
]);

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A request with its number. */
export type Question = z.infer<typeof questionSchema>;
/** A request before it gets its number. */
export type Asked = WithoutId<Question>;

/** An answer with the number of its request, and the last entry on disk after it. */
export const answerSchema = z.strictObject({
  id,
  answer: z.unknown(),
  lastSequence: z.number().int(),
});
export type Answer = z.infer<typeof answerSchema>;

const error = z.strictObject({ reason: problemReasonSchema, parameters: z.record(z.string(), z.string()) });

/** The answer to a request that may be refused. */
function resultSchema<T>(value: z.ZodType<T>): z.ZodType<Result<T, Problem>> {
  return z.union([z.strictObject({ ok: z.literal(true), value }), z.strictObject({ ok: z.literal(false), error })]);
}

/** The ledger comes from the same build, so only its shape is checked. */
const ledgerSchema = z.custom<Ledger>(
  (value) =>
    z
      .object({ sales: z.map(z.string(), z.unknown()), stock: z.map(z.string(), z.unknown()), lastSequence: id })
      .safeParse(value).success,
);

export const openAnswer = resultSchema<OpenedJournal>(
  z.strictObject({ ledger: ledgerSchema, rescuedFolder: z.string().nullable() }),
);
export const doneAnswer = resultSchema(z.undefined());
export const tidyAnswer: z.ZodType<TidyReport> = z.strictObject({
  logBytes: z.number(),
  isRead: z.boolean(),
  isReopened: z.boolean().optional(),
});
export const knowsAnswer = z.boolean().nullable();
export const nothingAnswer = z.undefined();
