import { verify, X509Certificate, type KeyObject } from 'node:crypto';
import { RENEWAL_LIMITS, renewalDueMs, renewalSchema, renewalText } from '../../../app/fleet/enrol/renewal-wire.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { keyOfRequestFor } from '../../../main/fleet/enrol/request.ts';
import { jsonOf } from '../../../main/fleet/wire-json.ts';

/** A request that came on a machine's topic. */
interface Asked {
  readonly kioskId: string;
  readonly payload: Uint8Array;
}

/** What becomes of a request that is in order. */
export type Renewed =
  | { readonly kind: 'sign'; readonly request: string }
  /** This key has its certificate: the answer was lost on its way. */
  | { readonly kind: 'signed'; readonly certificate: string };

/**
 * Whether a machine gets its next certificate. `valid` are the certificates of its name that were not taken back, in PEM. The
 * request is signed by the key of one of them, so that not even the broker can ask in a machine's name; whoever repeats one
 * gets no second certificate. The error continues a sentence that begins with the name.
 */
export function judgeRenewal(
  { kioskId, payload }: Asked,
  valid: readonly string[],
  nowMs: number,
): Result<Renewed, string> {
  if (payload.length > RENEWAL_LIMITS.mostBytes) return err('asks with a message that is too large');
  const read = renewalSchema.safeParse(jsonOf(payload));
  if (!read.success) return err('asks with a message that cannot be read');
  const { request, signature } = read.data;
  const key = keyOfRequestFor(kioskId, request);
  if (!key.ok) return err(`asks with a wrong request: ${key.error}`);
  const counting = valid.flatMap(certificateIn).filter(({ validTo }) => Date.parse(validTo) > nowMs);
  if (counting.length === 0) return err('has no certificate that counts');
  const text = Buffer.from(renewalText(kioskId, request), 'utf8');
  const by = counting.find(({ publicKey }) => isSignedBy(publicKey, text, signature));
  if (by === undefined) return err('is not who asks: the request is not signed by its key');
  const same = counting.find(({ publicKey }) => publicKey.equals(key.value));
  if (same !== undefined) return ok({ kind: 'signed', certificate: same.toString() });
  const dueMs = renewalDueMs(Date.parse(by.validFrom), Date.parse(by.validTo));
  if (nowMs < dueMs - RENEWAL_LIMITS.slackMs) return err(`asks too early: its certificate counts until ${by.validTo}`);
  const latestMs = Math.max(...counting.map(({ validFrom }) => Date.parse(validFrom)));
  if (nowMs - latestMs < RENEWAL_LIMITS.againMs) return err('has got a certificate less than a day ago');
  return ok({ kind: 'sign', request });
}

/** None where the list of certificates names one whose file a power cut has emptied: that is one name's misfortune. */
function certificateIn(pem: string): readonly X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
}

/** A certificate made by hand may have a key of a kind that signs nothing in this form. */
function isSignedBy(key: KeyObject, text: Buffer, signature: string): boolean {
  try {
    return verify('sha256', text, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
