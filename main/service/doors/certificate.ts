import { finding } from '../../../app/certificate/finding.ts';
import type {
  CertificateDoor,
  CertificateNotice,
  CertificateOutcome,
} from '../../../app/service/doors/certificate/types.ts';
import { unreachable } from '../../../app/result.ts';
import { tryCredentials } from '../../payments/kaspi/certificate-trial.ts';
import { readProxy } from '../../payments/kaspi/proxy.ts';
import { usableCredentials } from '../../payments/kaspi/usable-credentials.ts';
import { certificateFacts } from '../certificate/facts.ts';
import { certificatePlace, type CertificatePlace } from '../certificate/place.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Shows the certificates of this machine, tries the other one with the bank and switches to it. */
export function runCertificate(ports: ServicePorts): DoorRunner<CertificateDoor> {
  return async (effect, tell) => {
    const nowMs = ports.clock.wallMs();
    const place = certificatePlace(ports);
    switch (effect.kind) {
      case 'read-facts':
        tell({ kind: 'facts-read', facts: await certificateFacts(place, nowMs) });
        return;
      case 'try':
        tell({ kind: 'tried', notice: await tryOther(place, nowMs) });
        return;
      case 'switch':
        tell(await switchToOther(place, ports, nowMs));
        return;
      default:
        unreachable(effect.kind);
    }
  };
}

const NOTHING_THERE: CertificateNotice = { kind: 'not-switched', finding: finding('nothing-to-roll-back') };

/** One ping under the certificate that does not count. */
async function tryOther(place: CertificatePlace | null, nowMs: number): Promise<CertificateNotice> {
  const other = place?.other ?? null;
  if (place === null || other === null) return NOTHING_THERE;
  if (other.problem !== null) return { kind: 'unusable', problem: other.problem };
  const { settings } = place;
  const usable = await usableCredentials(settings, other.installed, nowMs);
  if (!usable.ok) return { kind: 'unusable', problem: usable.error };
  const proxy = readProxy(settings.proxy);
  if (!proxy.ok) return { kind: 'unusable', problem: proxy.error };
  const tried = await tryCredentials(usable.value.credentials, { baseUrl: settings.baseUrl, proxy: proxy.value });
  return tried.outcome === 'accepted'
    ? { kind: 'accepted' }
    : { kind: 'not-accepted', verdict: tried.outcome, problem: tried.problem };
}

/** Only where the bank has just accepted it. */
async function switchToOther(
  place: CertificatePlace | null,
  { dispatch, parts }: ServicePorts,
  nowMs: number,
): Promise<CertificateOutcome> {
  const revision = place?.store.revision();
  const notice = await tryOther(place, nowMs);
  const other = place?.other ?? null;
  if (place === null || other === null || notice.kind !== 'accepted') return { kind: 'not-switched', notice };
  if (place.store.revision() !== revision) return { kind: 'not-switched', notice: { kind: 'changed-meanwhile' } };
  const switched = place.store.rollback(place.configured);
  if (!switched.ok) return { kind: 'not-switched', notice: { kind: 'not-switched', finding: switched.error } };
  // The running connection takes it now, and the session learns whether the service answers under it.
  dispatch({ kind: 'connect-answered', result: await parts.payments.connect() });
  const leaf = switched.value;
  return {
    kind: 'switched',
    source: leaf === null ? 'configuration' : 'installed',
    fingerprint: leaf?.fingerprint ?? place.configured ?? '',
  };
}
