import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { z } from 'zod';

/** Pages with Cyrillic letters, the best first. */
export const cyrillicPages = ['rk1048', 'cp866', 'windows1251'] as const;
export type CyrillicPage = (typeof cyrillicPages)[number];

/** What a printer can do, as far as the encoder's list of models knows it. */
export interface Profile {
  /** Null: not in the list. */
  readonly model: ReturnType<typeof knownModel>;
  /** Characters in a line of font A. */
  readonly columns: number;
  /** The page that text is printed in; null where the printer has none for Cyrillic. */
  readonly page: CyrillicPage | null;
  /** Whether it draws a QR code of model 2 by itself. */
  readonly hasQr: boolean;
  /** Units of ESC J in a dot: an Epson counts half dots. */
  readonly unitsPerDot: 1 | 2;
}

/** The numbers of the code pages where the model is not known: nearly all have CP866 at 17. */
export const commonPages = { cp437: 0, cp866: 17 } as const;
const commonColumns = 48;

type Options = NonNullable<ConstructorParameters<typeof ReceiptPrinterEncoder>[0]>;
type Model = NonNullable<Options['printerModel']>;

const models: ReadonlySet<string> = new Set(ReceiptPrinterEncoder.printerModels.map(({ id }) => id));
/** The library types the capabilities as `object`; this is the part that is used. */
const capabilities = z.object({
  fonts: z.object({ A: z.object({ columns: z.number() }) }),
  qrcode: z.object({ supported: z.boolean(), models: z.array(z.string()) }),
});

function knownModel(model: string | undefined): Model | null {
  return model !== undefined && isModel(model) ? model : null;
}

function isModel(model: string): model is Model {
  return models.has(model);
}

/** What is known about a model; the common set for a name that nobody knows. */
export function profileOf(name: string | undefined): Profile {
  const model = knownModel(name);
  if (model === null) return { model, columns: commonColumns, page: 'cp866', hasQr: false, unitsPerDot: 1 };
  const encoder = new ReceiptPrinterEncoder({ printerModel: model });
  const { fonts, qrcode } = capabilities.parse(encoder.printerCapabilities);
  const isEpson = model.startsWith('epson-');
  // A clone that was entered with Epson's table does not have Epson's newest page.
  const wanted = cyrillicPages.filter((page) => page !== 'rk1048' || isEpson || model === 'hp-a779');
  return {
    model,
    columns: fonts.A.columns,
    page: wanted.find((page) => hasPage(encoder, page)) ?? null,
    hasQr: qrcode.supported && qrcode.models.includes('2'),
    unitsPerDot: isEpson ? 2 : 1,
  };
}

function hasPage(encoder: ReceiptPrinterEncoder, page: CyrillicPage): boolean {
  try {
    encoder.codepage(page);
    return true;
  } catch {
    // The library throws for a page that the model does not have.
    return false;
  }
}
