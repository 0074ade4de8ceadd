import { valueAt, type FileValue } from './change.ts';

/** Services with a key alone that can be set up on the screen, by their key in `payment`. */
export const WEB_CONTRACTS = ['apiPay', 'byFly'] as const;
export type WebContract = (typeof WEB_CONTRACTS)[number];

interface WebTraits {
  /** The setting that names the file of the key. */
  readonly keySetting: string;
  /** The address of the service's documentation. */
  readonly address: string;
}

const TRAITS: Readonly<Record<WebContract, WebTraits>> = {
  apiPay: { keySetting: 'apiKeyFile', address: 'https://bpapi.bazarbay.site/api' },
  byFly: { keySetting: 'apiTokenFile', address: 'https://byfly-pay.com/api' },
};

/** What this contract needs; null for one that is none of these. */
export function webTraitsOf(contract: string | null): WebTraits | null {
  const known = WEB_CONTRACTS.find((one) => one === contract);
  return known === undefined ? null : TRAITS[known];
}

/** Whether a contract is one of these. */
export function isWebContract(contract: string | null): contract is WebContract {
  return webTraitsOf(contract) !== null;
}

/** The first of these services that a configuration has; null where it has none. */
export function webContractIn(values: FileValue): WebContract | null {
  return WEB_CONTRACTS.find((one) => valueAt(values, ['payment', one]) !== undefined) ?? null;
}
