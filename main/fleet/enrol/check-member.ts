import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { FleetMember } from '../../../app/fleet/enrol/wire.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { DAY_MS } from '../../../app/units.ts';
import type { Identity } from '../../fleet-identity/store.ts';

/** Exactly one certificate, and nothing else that a TLS engine might read. */
const ONE_CERTIFICATE = /^-----BEGIN CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/;
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
/** A new machine's clock may be behind; the broker judges by its own. */
const CLOCK_BEHIND_MS = DAY_MS;

/** Whether a certificate is what this machine has asked for. The error is an English sentence. */
export function checkMember(
  member: FleetMember,
  keyPem: string,
  kioskId: string,
  nowMs: number,
): Result<Identity, string> {
  const refusal = refusalOf(member, keyPem, kioskId, nowMs);
  return refusal === null ? ok({ ...member, keyPem }) : err(refusal);
}

function refusalOf(member: FleetMember, keyPem: string, kioskId: string, nowMs: number): string | null {
  if (member.kioskId !== kioskId) return `it is for ${member.kioskId}, not for ${kioskId}`;
  if (!ONE_CERTIFICATE.test(member.certificate) || !ONE_CERTIFICATE.test(member.authority))
    return 'certificate and authority are one certificate in PEM each';
  try {
    const own = new X509Certificate(member.certificate);
    const authority = new X509Certificate(member.authority);
    const names = own.subject.split('\n').filter((part) => part.startsWith('CN='));
    if (names.length !== 1 || names[0] !== `CN=${kioskId}`) return `its name is ${own.subject}, not CN=${kioskId}`;
    if (!own.checkPrivateKey(createPrivateKey(keyPem))) return 'it is for another key';
    if (!authority.ca) return 'its authority is none';
    if (!own.checkIssued(authority) || !own.verify(authority.publicKey)) return 'its authority has not signed it';
    if (!own.keyUsage.includes(CLIENT_AUTH)) return 'it is no certificate for a client';
    if (Date.parse(own.validFrom) > nowMs + CLOCK_BEHIND_MS) return `it counts from ${own.validFrom} on`;
    return Date.parse(own.validTo) <= nowMs ? `it expired at ${own.validTo}` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
