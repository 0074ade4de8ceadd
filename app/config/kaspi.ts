import { z } from 'zod';
import { bin, file, identifier } from './schema.ts';
import { hostOf, isLocalAddress, proxyFiles, proxySchema, serviceAddress } from './service-address.ts';

/** Int64: a YAML number where JavaScript can hold it exactly, a quoted string otherwise. */
const int64Schema = z
  .union([z.number().int().min(0), z.string().regex(/^\d{1,19}$/, 'whole-number-digits')])
  .transform(String);

const certificateSchema = z.union([
  z.strictObject({ pfxFile: file, passphraseFile: file.optional() }),
  z.strictObject({ certFile: file, keyFile: file, passphraseFile: file.optional() }),
]);

export type CertificateFiles = z.infer<typeof certificateSchema>;

/**
 * The contract with Kaspi: lite (ApiKey), standard (certificate), enhanced (certificate, static IP, many
 * organisations).
 */
const kaspiCommon = {
  baseUrl: serviceAddress,
  deviceId: identifier,
  tradePointId: int64Schema.optional(),
  caFiles: z.array(file).min(1).max(10),
  /**
   * Needed where the network reaches the service only through a proxy. The proxy is used by CONNECT, so TLS stays
   * between the kiosk and Kaspi.
   */
  proxy: proxySchema.optional(),
};

export const kaspiSchema = z.discriminatedUnion('scheme', [
  z.strictObject({
    scheme: z.literal('lite'),
    ...kaspiCommon,
    caFiles: z.array(file).max(10).optional(),
    apiKeyFile: file,
  }),
  z.strictObject({ scheme: z.literal('standard'), ...kaspiCommon, certificate: certificateSchema }),
  z.strictObject({
    scheme: z.literal('enhanced'),
    ...kaspiCommon,
    certificate: certificateSchema,
    organizationBin: bin,
  }),
]);

export type KaspiSettings = z.infer<typeof kaspiSchema>;

/** Kaspi's test environment. */
const TEST_HOST = 'mtokentest.kaspi.kz';

/** Whether the server moves no real money: Kaspi's test environment, or a sandbox on this computer. */
export function isTestServer({ baseUrl }: KaspiSettings): boolean {
  return isLocalAddress(baseUrl) || hostOf(baseUrl) === TEST_HOST;
}

/** Whether this contract sends invoices to telephones (specification, 4.6). */
export function canSendInvoices({ scheme }: KaspiSettings): boolean {
  return scheme === 'enhanced';
}

/** The file of the key of a contract that has one; null for the others. */
export function keyFileOf(kaspi: KaspiSettings): string | null {
  return kaspi.scheme === 'lite' ? kaspi.apiKeyFile : null;
}

/** The settings with another file for the key; null for a contract without one. */
export function withKeyFile(kaspi: KaspiSettings, apiKeyFile: string): KaspiSettings | null {
  return kaspi.scheme === 'lite' ? { ...kaspi, apiKeyFile } : null;
}

/** The settings with every file path replaced by what `place` returns for it. */
export function withKaspiFiles(kaspi: KaspiSettings, place: (file: string) => string): KaspiSettings {
  const proxy = kaspi.proxy === undefined ? {} : { proxy: proxyFiles(kaspi.proxy, place) };
  if (kaspi.scheme === 'lite') {
    const ca = kaspi.caFiles === undefined ? {} : { caFiles: kaspi.caFiles.map(place) };
    return { ...kaspi, ...proxy, ...ca, apiKeyFile: place(kaspi.apiKeyFile) };
  }
  const caFiles = kaspi.caFiles.map(place);
  return { ...kaspi, ...proxy, caFiles, certificate: certificateFiles(kaspi.certificate, place) };
}

function certificateFiles(files: CertificateFiles, place: (file: string) => string): CertificateFiles {
  const passphrase = files.passphraseFile === undefined ? {} : { passphraseFile: place(files.passphraseFile) };
  return 'pfxFile' in files
    ? { pfxFile: place(files.pfxFile), ...passphrase }
    : { certFile: place(files.certFile), keyFile: place(files.keyFile), ...passphrase };
}
