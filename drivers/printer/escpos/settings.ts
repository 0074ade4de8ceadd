import { z } from 'zod';
import { baudRate, port, printerKeys } from '../../../app/config/device-keys.ts';
import { addressOf, portKindOf } from '../../port/port-kind.ts';
import { flowControls } from '../flow-control.ts';
import { modelName } from '../model-name.ts';

/** Pages with Cyrillic letters, the best first. */
export const encodings = ['rk1048', 'cp866', 'windows1251'] as const;

/** Needle printers lack the graphics (GS v 0) that Kazakh letters and the tenge sign need. */
const impactModel =
  /tm-?u-?\d{3}|tm-?(267|270|300|9\d\d)|rp-?u-?\d{3}|srp-?27\d|cd-?s50\d|cbm-?9\d\d|idp-?\d{4}|(pos|xp|rp|tp|gp|zj)-?c?76/;

/** Star's printers have a language of their own, also under the names without the maker's. */
const starModel = /^(star\b|(tsp|sp|tup)-?\d{3}|fvp-?\d{2}|mc-?print|mpop\b|sm-?[lst]\d{3})/;

/** An address on the network as other programs have it: it would be looked for among the serial ports for ever. */
const addressInOtherWords = /^[a-z]+:\/\/|^[a-z0-9._-]+:\d+$/i;

/** Settings of an ESC/POS receipt printer (spec/peripherals section 5). The list of models is not loaded for them. */
export const escposSettings = z.strictObject({
  driver: z.literal('escpos'),
  port: port
    .refine((path) => portKindOf(path) !== 'network' || addressOf(path) !== null, 'printer-address')
    .refine((path) => portKindOf(path) !== 'serial' || !addressInOtherWords.test(path), 'printer-address')
    .describe(
      'A serial port as `npm run ports` shows it, or `COM3`; `/dev/usb/lp0` for a printer on USB (Linux); `tcp://192.168.1.50:9100` for one on the network.',
    ),
  baudRate: baudRate.default(19_200),
  model: z
    .string()
    .min(1)
    .max(60)
    .refine((model) => !starModel.test(modelName(model)), 'printer-star')
    .refine((model) => !impactModel.test(modelName(model)), 'printer-impact')
    .optional()
    .describe('The model, for its code pages and commands; a common set is used where it is left out or not known.'),
  codePage: z
    .strictObject({ number: z.number().int().min(0).max(255), encoding: z.enum(encodings) })
    .optional()
    .describe("The page for text: the printer's number for it (its self-test prints them), and what it has there."),
  raster: z
    .enum(['always', 'when-needed'])
    .default('when-needed')
    .describe(
      'What is printed as graphics: only what the code page lacks, or everything, for a printer with unknown pages.',
    ),
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

/** The sentences for the rules of these settings. */
export const escposWords = {
  'printer-star':
    'Star printers speak another language than ESC/POS: set the printer to ESC/POS mode and leave the model out',
  'printer-impact':
    'needle printers such as the TM-U220 cannot print the graphics that Kazakh letters need: use a thermal printer',
  'printer-address': 'an address on the network is tcp://HOST:PORT, such as tcp://192.168.1.50:9100',
};
