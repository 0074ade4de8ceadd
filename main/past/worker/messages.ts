import { z } from 'zod';
import { tiynSchema } from '../../../app/money/schema.ts';

const id = z.number().int();
const moment = z.number();

const searchSchema = z.strictObject({
  code: z.string().nullable(),
  amountTiyn: tiynSchema.nullable(),
  number: z.string().nullable(),
  times: z.array(z.strictObject({ fromMs: moment, untilMs: moment })).readonly(),
});

/** What main asks the thread. */
export const pastQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('page'),
    query: z.strictObject({
      of: z.enum(['all', 'open']),
      search: searchSchema.nullable(),
      beforeSequence: z.number().int().nullable(),
    }),
  }),
  z.strictObject({ id, kind: z.literal('sale'), saleId: z.string() }),
  z.strictObject({ id, kind: z.literal('bars'), period: z.strictObject({ fromMs: moment, untilMs: moment }) }),
  z.strictObject({ id, kind: z.literal('cash') }),
]);
export type PastQuestion = z.infer<typeof pastQuestionSchema>;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type PastAsked = WithoutId<PastQuestion>;

/** The answer with the number of its question. It comes from the same build. */
export const pastAnswerSchema = z.strictObject({ id, answer: z.unknown() });
export type PastAnswer = z.infer<typeof pastAnswerSchema>;
