import { createPrivateKey, X509Certificate } from 'node:crypto';
import { RENEWAL_LIMITS, renewedSchema } from '../../../app/fleet/enrol/renewal-wire.ts';
import type { FleetMember } from '../../../app/fleet/enrol/wire.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Identity } from '../../fleet-identity/store.ts';
import { checkMember } from '../enrol/check-member.ts';
import { jsonOf } from '../wire-json.ts';

/** What an answer is checked with. */
export interface Awaited {
  /** The identity that counts. */
  readonly member: FleetMember;
  /** The key that waits for its certificate. */
  readonly keyPem: string;
  readonly nowMs: number;
}

/**
 * The next identity, if the answer is the certificate that this machine waits for. Null where it is for another key, as the
 * answer to an earlier request is, which the broker still has. The error is an English sentence.
 */
export function checkRenewed(payload: Uint8Array, { member, keyPem, nowMs }: Awaited): Result<Identity | null, string> {
  if (payload.length > RENEWAL_LIMITS.mostBytes) return err('it is too large');
  const read = renewedSchema.safeParse(jsonOf(payload));
  if (!read.success) return err('it is no answer');
  const { certificate } = read.data;
  try {
    const next = new X509Certificate(certificate);
    if (!next.checkPrivateKey(createPrivateKey(keyPem))) return ok(null);
    const { validTo } = new X509Certificate(member.certificate);
    if (Date.parse(next.validTo) <= Date.parse(validTo)) return err(`it ends at ${next.validTo}, no later than before`);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  return checkMember({ ...member, certificate }, keyPem, member.kioskId, nowMs);
}
