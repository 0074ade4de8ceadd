import { unreachable } from '../../app/result.ts';
import type { Bank } from '../bank/bank.ts';
import type { Organisation } from '../bank/organisation.ts';
import type { Scheme } from '../bank/schemes.ts';

/** What a request shows about its sender. */
export interface Credentials {
  readonly apiKey: string | null;
  /** SHA-256 fingerprint of a client certificate of the sandbox's authority; others do not get as far as a request. */
  readonly certificate: string | null;
}

/** What opens which door. */
export interface Access {
  /** The ApiKey of the first organisation, unless it has one of its own. */
  readonly firstApiKey: string;
  /** БИН by fingerprint, for organisations with certificates of their own. */
  readonly ownCertificates: ReadonlyMap<string, string>;
}

/**
 * The organisations that a caller may act for; null when it did not say who it is (-10000).
 * r1 by ApiKey (1.3.1); r2 and r3 by certificate (1.3.2): an organisation's own stands for that organisation, the one in
 * the sandbox's folder for the first organisation in r2 and for all of them in r3 (1.3.3).
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
