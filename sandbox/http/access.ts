import { unreachable } from '../../app/result.ts';
import type { Bank } from '../bank/bank.ts';
import type { Organisation } from '../bank/organisation.ts';
import type { Scheme } from '../bank/schemes.ts';

/** The credentials of a request. */
export interface Credentials {
  readonly apiKey: string | null;
  /** SHA-256 fingerprint of the client certificate; one of another authority already fails in the handshake. */
  readonly certificate: string | null;
}

/** The credentials that the sandbox accepts. */
export interface Access {
  /** The ApiKey of the first organisation, unless the organisation has one of its own. */
  readonly firstApiKey: string;
  /** БИН by fingerprint, for organisations with certificates of their own. */
  readonly ownCertificates: ReadonlyMap<string, string>;
}

/**
 * The organisations that a caller may act for; null without valid credentials (-10000). r1 uses the ApiKey (1.3.1), r2
 * and r3 the certificate (1.3.2): an organisation's own certificate gives access to that organisation, the one in the
 * sandbox's folder to the first organisation in r2 and to all of them in r3 (1.3.3).
 */
export function authenticate(
  scheme: Scheme,
  bank: Bank,
  access: Access,
  { apiKey, certificate }: Credentials,
): readonly Organisation[] | null {
  const { organisations } = bank;
  if (scheme === 'lite') {
    if (apiKey === null) return null;
    const owner = organisations.find(
      (organisation, index) => (organisation.apiKey ?? (index === 0 ? access.firstApiKey : null)) === apiKey,
    );
    return owner === undefined ? null : [owner];
  }
  if (certificate === null) return null;
  const bin = access.ownCertificates.get(certificate);
  if (bin !== undefined) return organisations.filter((organisation) => organisation.bin === bin);
  switch (scheme) {
    case 'standard':
      return organisations.slice(0, 1);
    case 'enhanced':
      return organisations;
    default:
      return unreachable(scheme);
  }
}
