import { z } from 'zod';
import { bin, file, identifier } from './schema.ts';

/** Int64: YAML gives a number where it is safe, a quoted string where it is not. */
const int64Schema = z
  .union([z.number().int().min(0), z.string().regex(/^\d{1,19}$/, 'whole-number-digits')])
  .transform(String);

const certificateSchema = z.union([
  z.strictObject({ pfxFile: file, passphraseFile: file.optional() }),
  z.strictObject({ certFile: file, keyFile: file, passphraseFile: file.optional() }),
]);

export type CertificateFiles = z.infer<typeof certificateSchema>;

/** An HTTP proxy on the way to the service: its address, or the address with a name and a password's file. */
const proxyAddress = z.url({ protocol: /^http$/, error: 'http-address' });

const proxySchema = z.union([
  proxyAddress,
  z.strictObject({ url: proxyAddress, username: z.string().min(1).max(200), passwordFile: file }),
]);

export type ProxySettings = z.infer<typeof proxySchema>;

/** Kaspi's contract: lite (ApiKey), standard (certificate), enhanced (certificate, static IP, many organisations). */
const kaspiCommon = {
  baseUrl: z.url({ protocol: /^https$/, error: 'https-address' }),
  deviceId: identifier,
  tradePointId: int64Schema.optional(),
  caFiles: z.array(file).min(1).max(10),
  /** Where the machine reaches the service only through a proxy; CONNECT is used, so TLS stays between us and Kaspi. */
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

/** Kaspi's test environment, or the sandbox on this machine. */
const TEST_HOST = /^(localhost|127(\.\d+){3}|\[::1\]|mtokentest\.kaspi\.kz)$/;

/** Whether nobody's money moves there. */
export function isTestServer({ baseUrl }: KaspiSettings): boolean {
  return TEST_HOST.test(/^https:\/\/(\[[^\]]*\]|[^/:]*)/.exec(baseUrl)?.[1] ?? '');
}

/** The settings with every file's path as `place` gives it. */
export function withKaspiFiles(kaspi: KaspiSettings, place: (file: string) => string): KaspiSettings {
  const proxy = kaspi.proxy === undefined ? {} : { proxy: proxyFiles(kaspi.proxy, place) };
  if (kaspi.scheme === 'lite') {
    const ca = kaspi.caFiles === undefined ? {} : { caFiles: kaspi.caFiles.map(place) };
    return { ...kaspi, ...proxy, ...ca, apiKeyFile: place(kaspi.apiKeyFile) };
  }
  const caFiles = kaspi.caFiles.map(place);
  return { ...kaspi, ...proxy, caFiles, certificate: certificateFiles(kaspi.certificate, place) };
}

function proxyFiles(proxy: ProxySettings, place: (file: string) => string): ProxySettings {
  return typeof proxy === 'string' ? proxy : { ...proxy, passwordFile: place(proxy.passwordFile) };
}

function certificateFiles(files: CertificateFiles, place: (file: string) => string): CertificateFiles {
  const passphrase = files.passphraseFile === undefined ? {} : { passphraseFile: place(files.passphraseFile) };
  return 'pfxFile' in files
    ? { pfxFile: place(files.pfxFile), ...passphrase }
    : { certFile: place(files.certFile), keyFile: place(files.keyFile), ...passphrase };
}
