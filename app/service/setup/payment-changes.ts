import { isSame, valueAt, type ConfigChange, type FileValue } from '../../config/change.ts';
import { contractSettings } from '../../config/kaspi-contracts.ts';
import type { SecretOf } from '../../config/secret-key.ts';
import { isWebContract, WEB_CONTRACTS, webTraitsOf, type WebContract } from '../../config/web-contracts.ts';
import { knownMachine, sectionOf, serviceIn, type KnownMachine } from './known.ts';
import type { SetupFacts } from '../state/setup-place.ts';

/** Where what was typed or brought on a stick lies, relative to the configuration. */
export const SETUP_FILES = {
  apiKey: 'secrets/api-key',
  passphrase: 'secrets/passphrase',
  certificate: 'certs/kiosk.crt',
  key: 'certs/kiosk.key',
  authorities: 'certs/ca.crt',
  apiPayKey: 'secrets/apipay-key',
  byFlyToken: 'secrets/byfly-token',
} as const;

/** Where the key of a service lies. */
export function keyFileOf(secret: SecretOf): keyof typeof SETUP_FILES {
  return ({ kaspi: 'apiKey', apiPay: 'apiPayKey', byFly: 'byFlyToken' } as const)[secret];
}

/**
 * The changes that write the way to pay, as soon as it is whole: Kaspi with its key, address and name of the device; a
 * service with its key and address; notes with an acceptor, also while the bank still owes its part. A contract with
 * somebody else takes the place of the one before. None where nothing is different.
 */
export function paymentChanges(facts: SetupFacts): readonly ConfigChange[] {
  const { values } = facts;
  const known = knownMachine(facts);
  const { contract, hasAcceptor } = known;
  if (contract === 'cash' && serviceIn(values) !== null)
    return hasAcceptor ? [...cashChange(values), ...withoutOthers(values, null)] : [];
  const section = sectionOf(contract);
  const found = valueAt(values, ['payment', section]);
  const settings = isWebContract(contract) ? webSettings(contract, known) : kaspiOf(known);
  const before = serviceIn(values);
  const isOther = before !== null && sectionOf(before) !== section;
  return [
    ...(settings === null ? [] : settingChanges(values, section, found, settings)),
    ...(settings !== null && isOther ? withoutOthers(values, section) : []),
    ...(needsCash(known, settings !== null || before !== null) ? cashChange(values) : []),
  ];
}

const SERVICES: readonly string[] = ['kaspi', ...WEB_CONTRACTS];

/** What goes with the contract before. */
function withoutOthers(values: FileValue, kept: string | null): readonly ConfigChange[] {
  return [...SERVICES, 'phoneInvoice'].flatMap((key): readonly ConfigChange[] => {
    const path = ['payment', key];
    const before = valueAt(values, path);
    const isKept = key === kept || (key === 'phoneInvoice' && before === kept);
    return before === undefined || isKept ? [] : [{ kind: 'set', path, before, after: undefined }];
  });
}

type Settings = Readonly<Record<string, FileValue>>;

/** Null as long as something of it is missing. */
function kaspiOf({ contract, hasKey, baseUrl, deviceId, organizationBin }: KnownMachine): Settings | null {
  if (
    contract === null ||
    contract === 'cash' ||
    isWebContract(contract) ||
    !hasKey ||
    baseUrl === null ||
    deviceId === null
  )
    return null;
  return contractSettings(contract, { baseUrl, deviceId, organizationBin }, SETUP_FILES);
}

/** Null as long as its key or its address is missing. */
function webSettings(contract: WebContract, { hasKey, baseUrl }: KnownMachine): Settings | null {
  const setting = webTraitsOf(contract)?.keySetting;
  return setting === undefined || !hasKey || baseUrl === null
    ? null
    : { baseUrl, [setting]: SETUP_FILES[keyFileOf(contract)] };
}

/** Keys of files that somebody may have named otherwise. */
const OWN_FILES = ['apiKeyFile', 'apiTokenFile', 'certificate', 'caFiles'];

/** Another scheme is another contract: of the one before only its own certificate stays. */
function settingChanges(
  values: FileValue,
  section: string,
  found: FileValue | undefined,
  settings: Settings,
): readonly ConfigChange[] {
  const path = ['payment', section];
  const scheme = valueAt(values, [...path, 'scheme']);
  if (found === undefined || (settings['scheme'] !== undefined && !isSame(scheme, settings['scheme'])))
    return [{ kind: 'set', path, before: found, after: { ...settings, ...ownCertificate(values, settings) } }];
  return Object.entries(settings).flatMap(([key, after]): readonly ConfigChange[] => {
    const before = valueAt(values, [...path, key]);
    // A key file or certificate that somebody has named stays.
    if (before !== undefined && OWN_FILES.includes(key)) return [];
    return isSame(before, after) ? [] : [{ kind: 'set', path: [...path, key], before, after }];
  });
}

/** The certificate of the contract before, with its authorities, where this one needs one as well. */
function ownCertificate(values: FileValue, kaspi: Settings): Settings {
  const [certificate, caFiles] = ['certificate', 'caFiles'].map((key) => valueAt(values, ['payment', 'kaspi', key]));
  if (kaspi['certificate'] === undefined || certificate === undefined) return {};
  return { certificate, ...(caFiles === undefined ? {} : { caFiles }) };
}

/** The machine would otherwise sell for nothing at all. */
function needsCash({ hasAcceptor, contract }: KnownMachine, hasService: boolean): boolean {
  return hasAcceptor && contract !== null && !hasService;
}

function cashChange(values: FileValue): readonly ConfigChange[] {
  const path = ['payment', 'cash'];
  const before = valueAt(values, path);
  return before === undefined ? [{ kind: 'set', path, before, after: { change: 'owe' } }] : [];
}
