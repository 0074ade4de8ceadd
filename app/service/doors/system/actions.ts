import { z } from 'zod';

/** What can be done at the door; every ending has to be held for a second. */
export const systemActions = z.strictObject({
  kind: z.literal('end'),
  how: z.enum(['restart', 'reboot', 'shutdown']),
});
export type SystemAction = z.infer<typeof systemActions>;
