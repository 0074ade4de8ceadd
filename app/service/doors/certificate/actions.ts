import { z } from 'zod';

/** What can be done at the door. */
export const certificateActions = z.strictObject({ kind: z.literal('refresh') });
export type CertificateAction = z.infer<typeof certificateActions>;
