import { z } from 'zod';

const line = z.string().max(300);
/** The answers to the dialogue of appendix 2; what is wrong with them is told in words. */
const requestSubject = z.strictObject({
  country: line,
  region: line,
  city: line,
  organization: line,
  host: line,
  email: line,
});

/** What can be done at the door; switching and going back have to be held for a second. */
export const certificateActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['refresh', 'try', 'switch', 'back', 'look']) }),
  /** One of the files that were found on the sticks. */
  z.strictObject({
    kind: z.literal('take'),
    index: z.number().int().min(0).max(1_000),
    passphrase: z.string().max(500).nullable(),
  }),
  z.strictObject({ kind: z.literal('request'), subject: requestSubject }),
  /** The request that is shown, onto one of the sticks. */
  z.strictObject({ kind: z.literal('request-out'), stick: z.string().min(1).max(300) }),
  z.strictObject({ kind: z.literal('request-close') }),
]);
export type CertificateAction = z.infer<typeof certificateActions>;
