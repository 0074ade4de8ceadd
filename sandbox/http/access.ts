import { unreachable } from '../../app/result.ts';
import type { Bank } from '../bank/bank.ts';
import type { Organisation } from '../bank/organisation.ts';
import type { Scheme } from '../schemes.ts';

/** What a request shows about its sender. */
export interface Credentials {
  readonly apiKey: string | null;
  /** A client certificate of the sandbox's authority was presented; others do not get as far as a request. */
  readonly certificate: boolean;
}

/**
 * The organisations that a caller may act for; null when it did not say who it is (-10000).
 * r1 by ApiKey (1.3.1); r2 by certificate, which stands for the first organisation; r3 by a certificate that stands
 * for all of them (1.3.3).
 */
export function authenticate(
  scheme: Scheme,
  bank: Bank,
  firstApiKey: string,
  credentials: Credentials,
): readonly Organisation[] | null {
  switch (scheme) {
    case 'lite': {
      const { apiKey } = credentials;
      if (apiKey === null) return null;
      const owner = bank.organisations.find(
        (organisation, index) => (organisation.apiKey ?? (index === 0 ? firstApiKey : null)) === apiKey,
      );
      return owner === undefined ? null : [owner];
    }
    case 'standard':
      return credentials.certificate ? bank.organisations.slice(0, 1) : null;
    case 'enhanced':
      return credentials.certificate ? bank.organisations : null;
    default:
      return unreachable(scheme);
  }
}
