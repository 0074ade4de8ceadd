import { z } from 'zod';

/**
 * What became of a command. `waiting`: it counts and is carried out later, and a second answer follows. `refused`: the
 * machine knows it and does not do it, `detail` says why. `unclear`: a power cut interrupted it, and whether it was carried
 * out is in the journal. The rest was never carried out.
 */
export const ANSWER_OUTCOMES = [
  'done',
  'waiting',
  'refused',
  'failed',
  'unclear',
  'unknown',
  'argument',
  'expired',
  'too-far',
  'unsigned',
  'retained',
  'unreadable',
  'overloaded',
] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export const answerSchema = z.object({
  kioskId: z.string(),
  /** Null where the message could not be read. */
  id: z.string().nullable(),
  kind: z.string().nullable(),
  outcome: z.enum(ANSWER_OUTCOMES),
  /** A word for programs, such as `debt-changed`; null where the outcome says everything. */
  detail: z.string().nullable(),
  /** What was asked for: an excerpt; null for any other command. */
  data: z.unknown(),
  /** The key that it was signed with: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes. */
  by: z.string().nullable(),
  /** How many messages like this one came and were not answered, because there were too many. */
  unanswered: z.number().int().min(0),
  /** The machine's own clock, in milliseconds since 1970: tells whether an expired command met a wrong clock. */
  at: z.number().int(),
});
export type Answer = z.infer<typeof answerSchema>;
