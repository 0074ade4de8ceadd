import { z } from 'zod';

/** The devices and parts of the machine that lines of the log are about. */
export const LOG_GROUPS = [
  'payment',
  'certificate',
  'acceptor',
  'relay',
  'sensor',
  'printer',
  'money',
  'journal',
  'screens',
  'service',
  'program',
] as const;
export type LogGroup = (typeof LOG_GROUPS)[number];

/** In ascending severity, as the log has them. */
export const LINE_LEVELS = ['info', 'warning', 'error'] as const;
export type LineLevel = (typeof LINE_LEVELS)[number];

/** What can be done at the door: the newest lines again, other lines, the page before or after. */
export const logActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refresh') }),
  z.strictObject({ kind: z.literal('level'), level: z.enum(LINE_LEVELS) }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(LOG_GROUPS).nullable() }),
  z.strictObject({ kind: z.literal('page'), to: z.enum(['older', 'newer']) }),
]);
export type LogAction = z.infer<typeof logActions>;
