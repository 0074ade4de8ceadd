import { isSame, valueAt, type ConfigChange, type FileValue } from '../../config/change.ts';
import { contractSettings } from '../../config/kaspi-contracts.ts';
import { knownMachine, type KnownMachine } from './known.ts';
import type { SetupFacts } from '../state/setup-place.ts';

/** Where what was typed or brought on a stick lies, relative to the configuration. */
export const SETUP_FILES = {
  apiKey: 'secrets/api-key',
  passphrase: 'secrets/passphrase',
  certificate: 'certs/kiosk.crt',
  key: 'certs/kiosk.key',
  authorities: 'certs/ca.crt',
} as const;

/**
 * The changes that write the way to pay, as soon as it is whole: Kaspi with its key, address and name of the device; notes
 * with an acceptor, also while the bank still owes its part. None where nothing is different.
 */
export function paymentChanges(facts: SetupFacts): readonly ConfigChange[] {
  const known = knownMachine(facts);
  const kaspi = kaspiOf(known);
  const found = valueAt(facts.values, ['payment', 'kaspi']);
  if (known.contract === 'cash' && found !== undefined) return instead(facts.values, found, known);
  return [
    ...(kaspi === null ? [] : kaspiChanges(facts.values, found, kaspi)),
    ...(needsCash(known, kaspi !== null || found !== undefined) ? cashChange(facts.values) : []),
  ];
}

/** Notes alone instead of the bank, as soon as there is an acceptor. */
function instead(values: FileValue, found: FileValue, { hasAcceptor }: KnownMachine): readonly ConfigChange[] {
  if (!hasAcceptor) return [];
  return [...cashChange(values), { kind: 'set', path: ['payment', 'kaspi'], before: found, after: undefined }];
}

type Kaspi = Readonly<Record<string, FileValue>>;

/** Null as long as something of it is missing. */
function kaspiOf({ contract, hasKey, baseUrl, deviceId, organizationBin }: KnownMachine): Kaspi | null {
  if (contract === null || contract === 'cash' || !hasKey || baseUrl === null || deviceId === null) return null;
  return contractSettings(contract, { baseUrl, deviceId, organizationBin }, SETUP_FILES);
}

/** Keys of files that somebody may have named otherwise. */
const OWN_FILES = ['apiKeyFile', 'certificate', 'caFiles'];

/** Another scheme is another contract: of the one before only its own certificate stays. */
function kaspiChanges(values: FileValue, found: FileValue | undefined, kaspi: Kaspi): readonly ConfigChange[] {
  const path = ['payment', 'kaspi'];
  if (found === undefined || !isSame(valueAt(values, [...path, 'scheme']), kaspi['scheme']))
    return [{ kind: 'set', path, before: found, after: { ...kaspi, ...ownCertificate(values, kaspi) } }];
  return Object.entries(kaspi).flatMap(([key, after]): readonly ConfigChange[] => {
    const before = valueAt(values, [...path, key]);
    // A key file or certificate that somebody has named stays.
    if (before !== undefined && OWN_FILES.includes(key)) return [];
    return isSame(before, after) ? [] : [{ kind: 'set', path: [...path, key], before, after }];
  });
}

/** The certificate of the contract before, with its authorities, where this one needs one as well. */
function ownCertificate(values: FileValue, kaspi: Kaspi): Kaspi {
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
