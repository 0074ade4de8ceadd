import { z } from 'zod';
import { entrySchema } from '../../../app/journal/entry.ts';
import type { Ledger } from '../../../app/journal/replay.ts';
import { problemReasonSchema, type Problem } from '../../../app/problem.ts';
import type { Result } from '../../../app/result.ts';
import type { OpenedJournal, TidyReport } from '../kiosk-journal.ts';

/** What main asks the journal's thread. Numbers count the questions; no secret is ever among them. */
const nowSchema = z.strictObject({ wallMs: z.number(), monoMs: z.number() });
const id = z.number().int();

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('open') }),
  z.strictObject({ id, kind: z.literal('append'), entries: z.array(entrySchema).readonly(), now: nowSchema }),
  z.strictObject({ id, kind: z.literal('probe') }),
  z.strictObject({ id, kind: z.literal('tidy'), now: nowSchema }),
  z.strictObject({ id, kind: z.literal('knows'), qrPaymentId: z.string() }),
  z.strictObject({ id, kind: z.literal('close') }),
]);

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A question with its number. */
export type Question = z.infer<typeof questionSchema>;
/** A question before it is sent. */
export type Asked = WithoutId<Question>;

/** Every answer has the number of its question, and the last entry on disk after it. */
export const answerSchema = z.strictObject({
  id,
  answer: z.unknown(),
  lastSequence: z.number().int(),
});
export type Answer = z.infer<typeof answerSchema>;

const error = z.strictObject({ reason: problemReasonSchema, parameters: z.record(z.string(), z.string()) });

/** The answer to a question that may be refused. */
function resultSchema<T>(value: z.ZodType<T>): z.ZodType<Result<T, Problem>> {
  return z.union([z.strictObject({ ok: z.literal(true), value }), z.strictObject({ ok: z.literal(false), error })]);
}

/** The books were added up by our own code of the same build; only their shape is looked at. */
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
export const tidyAnswer: z.ZodType<TidyReport> = z.strictObject({ logBytes: z.number(), isRead: z.boolean() });
export const knowsAnswer = z.boolean();
export const closeAnswer = z.undefined();
