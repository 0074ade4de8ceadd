import { z } from 'zod';
import { baudRate, port, printerKeys } from '../../../app/config/device-keys.ts';
import { flowControls } from '../flow-control.ts';

/** Settings of an ESC/POS receipt printer (spec/peripherals section 5). The list of models is not loaded for them. */
export const escposSettings = z.strictObject({
  driver: z.literal('escpos'),
  port,
  baudRate: baudRate.default(19_200),
  model: z
    .string()
    .min(1)
    .max(60)
    .refine((model) => !/^star\b/i.test(model), 'printer-star')
    .optional()
    .describe('The model, for its code pages and commands; a common set is used where it is left out or not known.'),
  columns: z
    .number()
    .int()
    .min(16)
    .max(96)
    .optional()
    .describe('Characters in a line; without the key those of the model, 48 where it is not known.'),
  cut: z.enum(['full', 'partial', 'none']).default('partial').describe('How the paper is cut.'),
  presenter: z
    .enum(['custom', 'none'])
    .default('none')
    .describe("`custom` where the printer holds the paper until it is taken, with Custom's commands."),
  flowControl: z
    .enum(flowControls)
    .optional()
    .describe(
      'How the printer says that its buffer is full, as it is set in the printer; without the key `dtr-dsr` for Epson models, `xon-xoff` for others.',
    ),
  ...printerKeys,
});
export type EscposSettings = z.output<typeof escposSettings>;
