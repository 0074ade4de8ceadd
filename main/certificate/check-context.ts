import type { KeyObject } from 'node:crypto';
import { isInEffect } from '../../app/certificate/in-effect.ts';
import type { CertificateFiles } from '../../app/config/kaspi.ts';
import type { CheckContext } from './check.ts';
import { configuredFingerprint } from './configured.ts';
import { openKey } from './files/key-file.ts';
import { readAuthorities } from './files/authorities.ts';
import { recognise } from './files/recognise.ts';
import type { CertificateStore, InstalledCertificate } from './store.ts';

/** The configured certificate and authorities. */
interface ConfiguredFiles {
  readonly certificate: CertificateFiles;
  readonly caFiles: readonly string[];
}

/** The computer's facts for the checks. */
export async function checkContext(
  store: CertificateStore,
  settings: ConfiguredFiles | null,
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
