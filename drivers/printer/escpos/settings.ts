import { z } from 'zod';
import { isForeignModel } from './models.ts';

/** Settings of an ESC/POS receipt printer. */
export const escposSettings = z.strictObject({
  /** Stable path, on Linux `/dev/serial/by-id/...` or `/dev/serial/by-path/...`. */
  path: z.string().min(1),
  baudRate: z.number().int().positive().default(19_200),
  /** A name of the encoder's list of models; anything else is printed to with what all of them understand. */
  model: z
    .string()
    .min(1)
    .max(60)
    .refine((model) => !isForeignModel(model), 'this model does not speak ESC/POS')
    .optional(),
  /** Characters in a line; the model's own number when absent, 48 where the model is not known. */
  columns: z.number().int().min(16).max(96).optional(),
  cut: z.enum(['full', 'partial', 'none']).default('partial'),
  /** `custom`: the presenter of a Custom kiosk printer, with its commands and its status. */
  presenter: z.enum(['custom', 'none']).default('none'),
});
export type EscposSettings = z.output<typeof escposSettings>;
