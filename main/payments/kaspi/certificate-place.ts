import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { isInEffect } from '../../../app/certificate/in-effect.ts';
import type { Problem } from '../../../app/problem.ts';
import type { CertificateWhy, OtherCertificate } from '../../../app/certificate/operations.ts';
import { configuredFingerprint } from '../../certificate/configured.ts';
import type { CertificateStore, InstalledCertificate } from '../../certificate/store.ts';

/** Kaspi's settings for a contract with a certificate. */
export type CertificateSettings = Exclude<KaspiSettings, { scheme: 'lite' }>;

/** The certificates of this machine: which one counts, and which one would after a switch. */
export interface CertificatePlace {
  readonly store: CertificateStore;
  readonly settings: CertificateSettings;
  /** The fingerprint of the configured one; null where it cannot be read. */
  readonly configured: string | null;
  readonly why: CertificateWhy;
  /** Null where the configured one counts. */
  readonly installed: InstalledCertificate | null;
  readonly problem: Problem | null;
  readonly other: OtherPlace | null;
}

/** Which one would count. */
interface OtherPlace {
  readonly how: OtherCertificate['how'];
  /** Null for the configured one. */
  readonly installed: InstalledCertificate | null;
  /** Why it cannot be read. */
  readonly problem: Problem | null;
}

/** Looks at the configured files and the installed certificates. */
export function certificatePlace(settings: CertificateSettings, store: CertificateStore): CertificatePlace {
  const configured = configuredFingerprint(settings.certificate);
  const base = { store, settings, configured, problem: null } as const;
  const active = store.active();
  if (!active.ok) return { ...base, why: 'unreadable', installed: null, problem: active.error, other: before(store) };
  const installed = active.value;
  if (installed !== null && isInEffect(installed.replaces, configured))
    return { ...base, why: 'installed', installed, other: before(store) };
  if (installed !== null)
    return {
      ...base,
      why: 'configuration-changed',
      installed: null,
      other: { how: 'switch', installed, problem: null },
    };
  const previous = store.previous();
  if (previous.ok && previous.value === null) return { ...base, why: 'only-configured', installed: null, other: null };
  return { ...base, why: 'went-back', installed: null, other: { ...before(store), how: 'switch' } };
}

/** What preceded the active one. */
function before(store: CertificateStore): OtherPlace {
  const previous = store.previous();
  return previous.ok
    ? { how: 'back', installed: previous.value, problem: null }
    : { how: 'back', installed: null, problem: previous.error };
}
