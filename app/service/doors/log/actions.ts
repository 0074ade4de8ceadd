import { z } from 'zod';
import { LOG_GROUPS } from '../../../log/event-groups.ts';
import { LOG_LEVELS } from '../../../log/events.ts';

/** What can be done at the door: the newest lines again, other lines, the page before or after. */
export const logActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refresh') }),
  z.strictObject({ kind: z.literal('level'), level: z.enum(LOG_LEVELS) }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(LOG_GROUPS).nullable() }),
  z.strictObject({ kind: z.literal('page'), to: z.enum(['older', 'newer']) }),
]);
export type LogAction = z.infer<typeof logActions>;
