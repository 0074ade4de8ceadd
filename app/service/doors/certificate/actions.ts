import { z } from 'zod';

/** What can be done at the door; switching and going back have to be held for a second. */
export const certificateActions = z.strictObject({ kind: z.enum(['refresh', 'try', 'switch', 'back']) });
export type CertificateAction = z.infer<typeof certificateActions>;
