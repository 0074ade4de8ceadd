import { z } from 'zod';
import { isLogEvent, LOG_LEVELS, type LogEvent } from '../../../app/log/events.ts';
import type { LogRow } from '../log-table.ts';

const rowSchema: z.ZodType<LogRow> = z.strictObject({
  wallMs: z.number(),
  monoMs: z.number(),
  level: z.enum(LOG_LEVELS),
  event: z.custom<LogEvent>(isLogEvent),
  facts: z.string(),
});

/**
 * Main's messages to the log's thread. Secrets are sent only here, so that they can be removed from lines written
 * before.
 */
export const toLogThreadSchema = z.discriminatedUnion('kind', [
  /** `missing`: lines before this one that were not sent, because too many were waiting. */
  z.strictObject({ kind: z.literal('line'), row: rowSchema, missing: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('protect'), secret: z.string() }),
  z.strictObject({ kind: z.literal('close') }),
]);
export type ToLogThread = z.infer<typeof toLogThreadSchema>;

/** What the thread answers: a line is settled (written, or counted as missing); the file is closed. */
export const fromLogThreadSchema = z.enum(['taken', 'closed']);
export type FromLogThread = z.infer<typeof fromLogThreadSchema>;

/** What the thread is started with. */
export const logThreadDataSchema = z.strictObject({
  file: z.string(),
  /** Main's monotonic clock at the start; a thread's own begins at zero. */
  monoMs: z.number(),
});
export type LogThreadData = z.infer<typeof logThreadDataSchema>;
