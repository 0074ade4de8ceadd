import { z } from 'zod';
import { EXPORT_DAYS } from '../../../export/days.ts';
import { EXPORT_FORMATS } from '../../../export/file-name.ts';

/** Longer than any path of a mount. */
const MAX_PATH = 4_096;

const typedDay = z.string().max(20);

/** What can be done at the door. */
export const exportActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refresh') }),
  z.strictObject({ kind: z.literal('choose-stick'), path: z.string().max(MAX_PATH) }),
  z.strictObject({ kind: z.literal('choose-days'), days: z.enum(EXPORT_DAYS) }),
  z.strictObject({ kind: z.literal('type-days'), from: typedDay, to: typedDay }),
  z.strictObject({ kind: z.literal('toggle'), format: z.enum(EXPORT_FORMATS) }),
  z.strictObject({ kind: z.literal('start') }),
]);
export type ExportAction = z.infer<typeof exportActions>;
