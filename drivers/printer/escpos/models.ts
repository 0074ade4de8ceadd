import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { z } from 'zod';
import { modelName } from '../model-name.ts';
import { encodings, type EscposSettings } from './settings.ts';

export type CyrillicPage = (typeof encodings)[number];

/** Numbers of code pages for the encoder, where they are not those of a model in its list. */
export type PageNumbers = Readonly<Partial<Record<CyrillicPage | 'cp437', number>>>;

/** A printer's features, from the encoder's list of models. */
export interface Profile {
  /** Null: not in the list. */
  readonly model: ReturnType<typeof knownModel>;
  /** Characters in a line of font A. */
  readonly columns: number;
  /** The page that text is printed in; null where the printer has none for Cyrillic. */
  readonly page: CyrillicPage | null;
  /** The numbers of the pages; null: those of the model. */
  readonly numbers: PageNumbers | null;
  /** Whether it draws a QR code of model 2 by itself. */
  readonly hasQr: boolean;
  /** Units of ESC J in a dot: an Epson counts half dots. */
  readonly unitsPerDot: 1 | 2;
}

/** The numbers of the code pages where the model is not known: nearly all have CP866 at 17. */
const commonPages = { cp437: 0, cp866: 17 } as const;
/** Makes with numbers of their own, where the list does not have the model (spec/peripherals section 5). */
const makes: readonly { readonly name: RegExp; readonly numbers: PageNumbers }[] = [
  { name: /^rongta-|^rp-?3[23]\d/, numbers: { cp437: 0, windows1251: 6, cp866: 7 } },
  { name: /^(mpt|youku)-/, numbers: { cp437: 0, windows1251: 6, cp866: 7 } },
  { name: /^citizen-/, numbers: { cp437: 0, cp866: 7 } },
];
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

/** The properties of a model, with the configured code page; the common set for an unknown model. */
export function profileOf(name: string | undefined, codePage?: EscposSettings['codePage']): Profile {
  const profile = listedProfile(name === undefined ? undefined : modelName(name));
  if (codePage === undefined) return profile;
  return { ...profile, page: codePage.encoding, numbers: { cp437: 0, [codePage.encoding]: codePage.number } };
}

function listedProfile(name: string | undefined): Profile {
  const model = knownModel(name);
  const isEpson = name?.startsWith('epson-') === true;
  const unitsPerDot = isEpson ? 2 : 1;
  if (model === null) {
    const numbers = makes.find((make) => make.name.test(name ?? ''))?.numbers ?? commonPages;
    return { model, columns: commonColumns, page: 'cp866', numbers, hasQr: false, unitsPerDot };
  }
  const encoder = new ReceiptPrinterEncoder({ printerModel: model });
  const { fonts, qrcode } = capabilities.parse(encoder.printerCapabilities);
  // A clone that was entered with Epson's table does not have Epson's newest page.
  const wanted = encodings.filter((page) => page !== 'rk1048' || isEpson || model === 'hp-a779');
  return {
    model,
    columns: fonts.A.columns,
    page: wanted.find((page) => hasPage(encoder, page)) ?? null,
    numbers: null,
    hasQr: qrcode.supported && qrcode.models.includes('2'),
    unitsPerDot,
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
