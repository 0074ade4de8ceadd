import { z } from 'zod';
import type { ExportReport } from '../../../app/export/outcome.ts';
import type { ExportRequest } from '../request.ts';

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What the thread is started with. It comes from the same build, so only its shape is checked. */
export const exportRequestSchema = z.custom<ExportRequest>(isObject);

/** What the thread says: how far it is, from 0 to 1, and in the end what became of it. */
export const exportWordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), share: z.number() }),
  z.strictObject({ kind: z.literal('done'), report: z.custom<ExportReport>(isObject) }),
]);
export type ExportWord = z.infer<typeof exportWordSchema>;
