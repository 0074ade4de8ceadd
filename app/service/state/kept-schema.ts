import { z } from 'zod';
import { languageSchema } from '../../language/schema.ts';
import { ROLES } from '../../role.ts';
import { DAY_MS } from '../../units.ts';

const hash = z.string().max(200).nullable();

/** What `service.json` in the data directory holds. */
export const keptSchema = z.object({
  /** Wrong PINs in a row. */
  failures: z.number().int().min(0).max(1_000_000),
  /** The wait after the last one, and how long the computer had been on when it began. */
  waitMs: z.number().min(0).max(DAY_MS),
  waitSinceUptimeMs: z.number().min(0).default(0),
  languages: z.partialRecord(z.enum(ROLES), languageSchema),
  /** From the last valid configuration, because a technician must be able to enter and repair a broken one. */
  hashes: z.strictObject({ technician: hash, collector: hash }),
});
