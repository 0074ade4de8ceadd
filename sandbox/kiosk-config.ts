import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import type { Organisation } from './bank/organisation.ts';
import type { PkiFiles } from './pki/files.ts';
import { writeFileAtomically } from './pki/write-file.ts';
import type { Scheme } from './bank/schemes.ts';
import { SCHEME_FACTS } from './bank/schemes.ts';

const HEADER = `# A kiosk configuration for this sandbox, written again at every start; copy it before changing it.
# Paths are relative to this file.
`;
const FILE_MODE = 0o644;

const CATALOGUE = [
  { id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTenge: 450, stock: 10 },
  { id: 'juice', channel: 2, name: { kk: 'Шырын', ru: 'Сок', en: 'Juice' }, priceTenge: 690.5, stock: 8 },
  { id: 'chocolate', channel: 3, name: { kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate' }, priceTenge: 850, stock: 6 },
  { id: 'baursak', channel: 4, name: { kk: 'Бауырсақ', ru: 'Баурсаки', en: 'Baursak' }, priceTenge: 300, stock: 12 },
];

/** Writes a complete configuration for `npm run kiosk -- --config`, and returns its path. */
export async function writeKioskConfig(
  dir: string,
  scheme: Scheme,
  baseUrl: string,
  files: PkiFiles,
  organisation: Organisation | undefined,
): Promise<string> {
  const tradePoint = organisation?.tradePoints[0];
  const kaspi = {
    scheme,
    baseUrl,
    deviceId: 'KIOSK-0001',
    ...(tradePoint === undefined ? {} : { tradePointId: int64(tradePoint.id) }),
    ...(scheme === 'enhanced' && organisation !== undefined ? { organizationBin: organisation.bin } : {}),
    ...access(scheme, files),
    caFiles: [basename(files.rootCa), basename(files.intermediateCa)],
  };
  return write(dir, SCHEME_FACTS[scheme].configFile, { kaspi });
}

/** The same for another payment service, whose part of the configuration is given; ApiPay takes whole tenge alone. */
export function writeOtherConfig(dir: string, name: string, payment: object): Promise<string> {
  return write(
    dir,
    name,
    payment,
    CATALOGUE.map((one) => ({ ...one, priceTenge: Math.round(one.priceTenge) })),
  );
}

async function write(dir: string, name: string, payment: object, catalogue: object = CATALOGUE): Promise<string> {
  const config = {
    version: 1,
    languages: ['kk', 'ru', 'en'],
    payment,
    // The relay is simulated: the sandbox's money is not real, so no product may come out.
    peripherals: { relay: { driver: 'simulated', pulseMs: 700 } },
    catalogue,
    display: { diagonalInches: 21.5 },
  };
  const path = join(dir, name);
  await writeFileAtomically(path, HEADER + stringify(config), FILE_MODE);
  return path;
}

function access(scheme: Scheme, files: PkiFiles): object {
  return SCHEME_FACTS[scheme].access === 'api-key'
    ? { apiKeyFile: basename(files.apiKey) }
    : { certificate: { pfxFile: basename(files.pfx), passphraseFile: basename(files.passphrase) } };
}

/** An Int64 beyond the safe range is written as text, because most readers of YAML parse numbers as doubles. */
function int64(id: number | bigint): number | string {
  return Number.isSafeInteger(Number(id)) ? Number(id) : id.toString();
}
