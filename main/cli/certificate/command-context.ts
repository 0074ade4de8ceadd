import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { isInEffect } from '../../../app/certificate/in-effect.ts';
import type { CertificateFiles, KaspiSettings } from '../../../app/config/kaspi.ts';
import type { Language } from '../../../app/language/schema.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { CheckContext } from '../../certificate/check.ts';
import { configuredFingerprint } from '../../certificate/configured.ts';
import { openKey } from '../../certificate/files/key-file.ts';
import { readAuthorities } from '../../certificate/files/authorities.ts';
import { recognise } from '../../certificate/files/recognise.ts';
import type { CertificateStore, InstalledCertificate } from '../../certificate/store.ts';
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

/** The computer's facts for the checks. */
export async function checkContext(
  store: CertificateStore,
  settings: CertificateSettings | null,
  nowMs: number,
): Promise<CheckContext> {
  const requests = store.requests().map(async (request) => {
    const kept = store.requestKey(request.id);
    return { request, key: kept.ok ? await openKept(kept.value) : null };
  });
  const authorities = readAuthorities(settings?.caFiles);
  const installed = installedInEffect(store, settings?.certificate ?? null);
  return {
    nowMs,
    configuredAuthorities: authorities.certificates,
    authorityFindings: authorities.findings,
    requests: await Promise.all(requests),
    active: installed === null ? null : { fingerprint: installed.leaf.fingerprint, key: await openKept(installed) },
  };
}

/** A key from the store; null where it is damaged. */
async function openKept({
  keyPem,
  passphrase,
}: {
  readonly keyPem: string;
  readonly passphrase: string;
}): Promise<KeyObject | null> {
  const [piece] = recognise({ name: 'private.key', bytes: Buffer.from(keyPem) });
  if (piece?.kind !== 'key') return null;
  const key = await openKey(piece.key, piece.file, passphrase);
  return key.ok ? key.value : null;
}

/** The installed certificate, if it is in effect and can be read. */
function installedInEffect(store: CertificateStore, files: CertificateFiles | null): InstalledCertificate | null {
  const active = store.active();
  if (!active.ok || active.value === null) return null;
  const configured = files === null ? null : configuredFingerprint(files);
  return isInEffect(active.value.replaces, configured) ? active.value : null;
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
