import { statSync } from 'node:fs';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { Language } from '../../../app/language/schema.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { loadConfig } from '../../config/load-config.ts';
import { sentence } from '../terminal/words.ts';

/** Kaspi's settings for a contract with a certificate. */
export type CertificateSettings = Exclude<KaspiSettings, { scheme: 'lite' }>;

/** The configuration, or why it cannot be used; null where there is none. */
export type Configured = {
  readonly settings: Result<CertificateSettings, Finding>;
  readonly language: Language | null;
} | null;

/** Reads the configuration. Its problem is worded in the language in effect without it. */
export function readConfigured(file: string | null, language: Language): Configured {
  if (file === null) return null;
  const loaded = loadConfig(file);
  if (!loaded.ok)
    return { settings: err(finding('config-unusable', { detail: sentence(loaded.error, language) })), language: null };
  const { payment, languages } = loaded.value;
  const settings = payment?.kaspi;
  const first = languages[0] ?? null;
  if (settings === undefined || settings.scheme === 'lite')
    return { settings: err(finding('config-without-certificate', { file })), language: first };
  return { settings: ok(settings), language: first };
}

/** A finding if another user runs the command: the kiosk could not read files that this user writes. */
export function ownerFinding(dataDirectory: string, userId: number | null): Finding | null {
  try {
    return userId === null || statSync(dataDirectory).uid === userId
      ? null
      : finding('wrong-user', { folder: dataDirectory });
  } catch {
    // The folder does not exist yet; this user will create it.
    return null;
  }
}
