import { valueAt, type FileValue } from './change.ts';
import { serviceAddress } from './service-address.ts';

/** The contracts with Kaspi that can be set up on the screen. */
export const KASPI_CONTRACTS = ['lite', 'standard', 'enhanced'] as const;
export type KaspiContract = (typeof KASPI_CONTRACTS)[number];

/** What a contract needs. */
interface ContractTraits {
  readonly proof: 'api-key' | 'certificate';
  readonly needsOrganization: boolean;
  /** Kaspi's test environment (specification, section 3). The production address comes by mail. */
  readonly testAddress: string;
}

const TRAITS: Readonly<Record<KaspiContract, ContractTraits>> = {
  lite: { proof: 'api-key', needsOrganization: false, testAddress: 'https://mtokentest.kaspi.kz:8543/r1/v01' },
  standard: { proof: 'certificate', needsOrganization: false, testAddress: 'https://mtokentest.kaspi.kz:8544/r2/v01' },
  enhanced: { proof: 'certificate', needsOrganization: true, testAddress: 'https://mtokentest.kaspi.kz:8545/r3/v01' },
};

/** What this contract needs; null for one that is none of Kaspi's. */
export function traitsOf(contract: string | null): ContractTraits | null {
  const known = KASPI_CONTRACTS.find((one) => one === contract);
  return known === undefined ? null : TRAITS[known];
}

/** Whether a text is the address of a service: HTTPS, with a host. */
export function isServiceAddress(text: string): boolean {
  return serviceAddress.safeParse(text).success;
}

const ADDRESSES = /https:\/\/[a-z\d.-]+(?::\d{1,5})?\/(r[123])\/v\d{2}/gi;
const VERSION_OF: Readonly<Record<KaspiContract, string>> = { lite: 'r1', standard: 'r2', enhanced: 'r3' };

/** The bank's addresses for this contract in a text, as in its letter; each once. */
export function addressesIn(text: string, contract: KaspiContract): readonly string[] {
  const found = [...text.matchAll(ADDRESSES)].filter(([, version]) => version?.toLowerCase() === VERSION_OF[contract]);
  return [...new Set(found.map(([address]) => address))].filter(isServiceAddress);
}

/** The contract that a configuration has; null where it has none of these. */
export function contractIn(values: FileValue): KaspiContract | null {
  const scheme = valueAt(values, ['payment', 'kaspi', 'scheme']);
  return KASPI_CONTRACTS.find((one) => one === scheme) ?? null;
}

/** Where the key or the certificate stands in the settings of this contract. */
export function proofKeyOf(contract: KaspiContract): string {
  return TRAITS[contract].proof === 'api-key' ? 'apiKeyFile' : 'certificate';
}

/** What is known of a contract. */
export interface ContractAnswers {
  readonly baseUrl: string;
  readonly deviceId: string;
  readonly organizationBin: string | null;
}

/** Where the secrets lie, relative to the configuration. */
export interface ContractFiles {
  readonly apiKey: string;
  readonly passphrase: string;
  readonly certificate: string;
  readonly key: string;
  readonly authorities: string;
}

/** The settings of a contract as the configuration has them; null where the organisation is missing. */
export function contractSettings(
  contract: KaspiContract,
  { baseUrl, deviceId, organizationBin }: ContractAnswers,
  files: ContractFiles,
): Readonly<Record<string, FileValue>> | null {
  const common = { scheme: contract, baseUrl, deviceId };
  const { proof, needsOrganization } = TRAITS[contract];
  if (proof === 'api-key') return { ...common, apiKeyFile: files.apiKey };
  const { certificate: certFile, key: keyFile, passphrase: passphraseFile, authorities } = files;
  const certified = { ...common, certificate: { certFile, keyFile, passphraseFile }, caFiles: [authorities] };
  if (!needsOrganization) return certified;
  return organizationBin === null ? null : { ...certified, organizationBin };
}
