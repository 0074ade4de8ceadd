import type {
  BroughtCertificate,
  CertificateOperations,
  CertificateResult,
  Switched,
} from '../../../app/certificate/operations.ts';
import { finding } from '../../../app/certificate/finding.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { configuredFingerprint } from '../../certificate/configured.ts';
import { readAuthorities } from '../../certificate/files/authorities.ts';
import { openAndCheck } from '../../certificate/open-and-check.ts';
import type { CertificateStore } from '../../certificate/store.ts';
import { certificateFacts } from './certificate-facts.ts';
import { certificatePlace, type CertificatePlace, type CertificateSettings } from './certificate-place.ts';
import { tryCredentials, tryOut } from './certificate-trial.ts';
import { readProxy } from '../https/proxy.ts';
import { usableCredentials } from './usable-credentials.ts';

/** What the operations need. */
export interface CertificateOperationsParts {
  readonly settings: CertificateSettings;
  readonly store: CertificateStore;
  readonly clock: Pick<Clock, 'wallMs'>;
  /** Looks for another certificate at once. */
  readonly refresh: () => Promise<unknown>;
}

/** The certificates of this provider, for technicians. */
export function certificateOperations({
  settings,
  store,
  clock,
  refresh,
}: CertificateOperationsParts): CertificateOperations {
  const place = (): CertificatePlace => certificatePlace(settings, store);
  return {
    facts: () => certificateFacts(place(), clock.wallMs()),
    tryOther: () => tryOther(place(), clock.wallMs()),
    install: (path, passphrase) => install(path, passphrase, { settings, store, clock, refresh }),
    async switchToOther(): Promise<Switched> {
      const revision = store.revision();
      const now = place();
      const result = await tryOther(now, clock.wallMs());
      if (result.kind !== 'accepted') return { kind: 'not-switched', result };
      if (store.revision() !== revision) return { kind: 'not-switched', result: { kind: 'changed-meanwhile' } };
      const switched = await store.rollback(now.configured);
      if (!switched.ok) return { kind: 'not-switched', result: { kind: 'not-switched', finding: switched.error } };
      await refresh();
      const leaf = switched.value;
      return {
        kind: 'switched',
        source: leaf === null ? 'configuration' : 'installed',
        fingerprint: leaf?.fingerprint ?? now.configured ?? '',
      };
    },
  };
}

async function install(
  path: string,
  passphrase: string | null,
  { settings, store, clock, refresh }: CertificateOperationsParts,
): Promise<BroughtCertificate> {
  const { findings, installable } = await openAndCheck(path, passphrase, { store, settings, clock });
  const asItWas = (result: CertificateResult | null): BroughtCertificate => ({ findings, subject: null, result });
  if (installable === null || findings.some(({ reason }) => reason === 'already-installed')) return asItWas(null);
  const proxy = readProxy(settings.proxy);
  if (!proxy.ok) return asItWas({ kind: 'unusable', problem: proxy.error });
  const configuredCaPems = readAuthorities(settings.caFiles).certificates.map((authority) => authority.toString());
  const tried = await tryOut(installable, { baseUrl: settings.baseUrl, proxy: proxy.value, configuredCaPems });
  if (tried.outcome !== 'accepted')
    return asItWas({ kind: 'not-accepted', answer: tried.outcome, problem: tried.problem });
  const installed = await store.install(installable, configuredFingerprint(settings.certificate));
  if (!installed.ok) return asItWas({ kind: 'not-switched', finding: installed.error });
  await refresh();
  return { findings, subject: installed.value.subject, result: { kind: 'accepted' } };
}

/** One ping under the certificate that does not count. */
async function tryOther({ settings, other }: CertificatePlace, nowMs: number): Promise<CertificateResult> {
  if (other === null) return { kind: 'not-switched', finding: finding('nothing-to-roll-back') };
  if (other.problem !== null) return { kind: 'unusable', problem: other.problem };
  const usable = await usableCredentials(settings, other.installed, nowMs);
  if (!usable.ok) return { kind: 'unusable', problem: usable.error };
  const proxy = readProxy(settings.proxy);
  if (!proxy.ok) return { kind: 'unusable', problem: proxy.error };
  const tried = await tryCredentials(usable.value.credentials, { baseUrl: settings.baseUrl, proxy: proxy.value });
  return tried.outcome === 'accepted'
    ? { kind: 'accepted' }
    : { kind: 'not-accepted', answer: tried.outcome, problem: tried.problem };
}
