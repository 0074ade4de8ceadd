import { resolve } from 'node:path';
import type { CertificateFiles, KaspiSettings, ProxySettings } from '../../app/config/schema.ts';
import type { KioskConfig } from '../../app/config/config.ts';

/** Relative paths are relative to `base`, the folder of the file; ports stay as they are. */
export function withAbsolutePaths(config: KioskConfig, base: string): KioskConfig {
  const { picturesDirectory } = config.display;
  const pictures = picturesDirectory === undefined ? {} : { picturesDirectory: resolve(base, picturesDirectory) };
  const payment =
    config.payment === undefined
      ? {}
      : { payment: { ...config.payment, kaspi: kaspiPaths(config.payment.kaspi, base) } };
  return { ...config, ...payment, display: { ...config.display, ...pictures } };
}

function kaspiPaths(kaspi: KaspiSettings, base: string): KaspiSettings {
  const absolute = (file: string): string => resolve(base, file);
  const proxy = kaspi.proxy === undefined ? {} : { proxy: proxyPaths(kaspi.proxy, absolute) };
  if (kaspi.scheme === 'lite') {
    const ca = kaspi.caFiles === undefined ? {} : { caFiles: kaspi.caFiles.map(absolute) };
    return { ...kaspi, ...proxy, ...ca, apiKeyFile: absolute(kaspi.apiKeyFile) };
  }
  const caFiles = kaspi.caFiles.map(absolute);
  return { ...kaspi, ...proxy, caFiles, certificate: certificatePaths(kaspi.certificate, absolute) };
}

function proxyPaths(proxy: ProxySettings, absolute: (file: string) => string): ProxySettings {
  return typeof proxy === 'string' ? proxy : { ...proxy, passwordFile: absolute(proxy.passwordFile) };
}

function certificatePaths(files: CertificateFiles, absolute: (file: string) => string): CertificateFiles {
  const passphrase = files.passphraseFile === undefined ? {} : { passphraseFile: absolute(files.passphraseFile) };
  return 'pfxFile' in files
    ? { pfxFile: absolute(files.pfxFile), ...passphrase }
    : { certFile: absolute(files.certFile), keyFile: absolute(files.keyFile), ...passphrase };
}
