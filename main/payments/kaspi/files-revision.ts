import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { revisionOf } from '../https/files-revision.ts';

/** Changes when any of the configured files does; costs one look at each file's date. */
export function filesRevision(settings: KaspiSettings): string {
  return revisionOf(secretFiles(settings));
}

function secretFiles(settings: KaspiSettings): readonly string[] {
  const ca = settings.caFiles ?? [];
  const proxy = typeof settings.proxy === 'object' ? [settings.proxy.passwordFile] : [];
  return [...own(settings), ...ca, ...proxy];
}

function own(settings: KaspiSettings): readonly string[] {
  if (settings.scheme === 'lite') return [settings.apiKeyFile];
  const { certificate } = settings;
  const passphrase = certificate.passphraseFile === undefined ? [] : [certificate.passphraseFile];
  return 'pfxFile' in certificate
    ? [certificate.pfxFile, ...passphrase]
    : [certificate.certFile, certificate.keyFile, ...passphrase];
}
