import { z } from 'zod';
import { isSame, valueAt, type FileValue } from '../../config/change.ts';
import { languageSchema, type Language } from '../../language/schema.ts';
import { contractIn, proofKeyOf, traitsOf } from '../../config/kaspi-contracts.ts';
import { isWebContract, webContractIn, webTraitsOf } from '../../config/web-contracts.ts';
import { NO_ANSWERS, type Contract, type SetupAnswers, type SetupFacts } from '../state/setup-place.ts';

/** What is known of a machine that is being set up: from its configuration, and from answers that are not in it yet. */
export interface KnownMachine {
  readonly languages: readonly Language[];
  readonly name: string | null;
  readonly bin: string | null;
  readonly contact: string | null;
  readonly contract: Contract | null;
  readonly organizationBin: string | null;
  /** Whether the service knows this machine by a name: one of a bank does. */
  readonly isNamed: boolean;
  /** Whether the ApiKey or the certificate of this contract is there. */
  readonly hasKey: boolean;
  readonly baseUrl: string | null;
  readonly deviceId: string | null;
  /** The address of the bank's test environment for this contract; null where there is none. */
  readonly testAddress: string | null;
  /** The address that the service's documentation names; null for a bank, which mails it. */
  readonly usualAddress: string | null;
  readonly suggestedDeviceId: string;
  readonly tradePointId: string | null;
  readonly hasRelay: boolean;
  readonly hasAcceptor: boolean;
  readonly products: number;
  readonly hasPin: boolean;
}

/** Whether this contract is by a certificate; false where that is not known yet. */
export function isCertified(facts: SetupFacts | null): boolean {
  if (facts === null) return false;
  return traitsOf(knownMachine(facts).contract)?.proof === 'certificate';
}

const text = z.union([z.string(), z.number().transform(String)]);

/** Reads what the wizard needs from the file's values, whatever else stands there. */
export function knownMachine(facts: SetupFacts): KnownMachine {
  const { values, answers, suggestedDeviceId } = facts;
  const at = (...path: readonly string[]): unknown => valueAt(values, path);
  const textAt = (...path: readonly string[]): string | null => text.safeParse(at(...path)).data ?? null;
  const contract = answers.contract ?? serviceIn(values) ?? (at('payment', 'cash') === undefined ? null : 'cash');
  // Each contract has an address of its own.
  const writtenAddress = contract === serviceIn(values) ? textAt('payment', sectionOf(contract), 'baseUrl') : null;
  return {
    languages: z.array(languageSchema).safeParse(at('languages')).data ?? [],
    name: textAt('operator', 'name'),
    bin: textAt('operator', 'bin'),
    contact: textAt('operator', 'contact'),
    contract,
    organizationBin: answers.organizationBin ?? textAt('payment', 'kaspi', 'organizationBin'),
    isNamed: !isWebContract(contract),
    hasKey: hasKeyOf(contract, facts),
    baseUrl: answers.baseUrl ?? writtenAddress,
    deviceId: answers.deviceId ?? textAt('payment', 'kaspi', 'deviceId'),
    testAddress: traitsOf(contract)?.testAddress ?? null,
    usualAddress: webTraitsOf(contract)?.address ?? null,
    suggestedDeviceId,
    tradePointId: textAt('payment', 'kaspi', 'tradePointId'),
    hasRelay: at('peripherals', 'relay') !== undefined,
    hasAcceptor: at('peripherals', 'billAcceptor') !== undefined,
    products: z.array(z.unknown()).safeParse(at('catalogue')).data?.length ?? 0,
    hasPin: at('service', 'pinHash') !== undefined,
  };
}

/** The bank's contract or the service that a configuration has; null where it takes notes alone, or nothing. */
export function serviceIn(values: FileValue): Exclude<Contract, 'cash'> | null {
  return contractIn(values) ?? webContractIn(values);
}

/** Where the settings of a contract stand in `payment`. */
export function sectionOf(contract: Contract | null): string {
  return isWebContract(contract) ? contract : 'kaspi';
}

/** Whether the key or the certificate of this contract is named in the file, or was brought to this machine. */
function hasKeyOf(contract: Contract | null, { values, keys, hasCertificate }: SetupFacts): boolean {
  if (contract === null || contract === 'cash') return false;
  const setting = isWebContract(contract) ? webTraitsOf(contract)?.keySetting : proofKeyOf(contract);
  if (valueAt(values, ['payment', sectionOf(contract), setting ?? '']) !== undefined) return true;
  if (isWebContract(contract)) return keys.includes(contract);
  return traitsOf(contract)?.proof === 'api-key' ? keys.includes('kaspi') : hasCertificate;
}

/** Whether there are answers, and the file says all that they say. */
export function isWritten(answers: SetupAnswers, values: FileValue): boolean {
  if (isSame({ ...answers }, { ...NO_ANSWERS })) return false;
  const { contract, ...others } = answers;
  const hasCashAlone = valueAt(values, ['payment', 'cash']) !== undefined && serviceIn(values) === null;
  const isContract = contract === null || contract === serviceIn(values) || (contract === 'cash' && hasCashAlone);
  if (contract === 'cash') return isContract;
  const section = sectionOf(contract ?? serviceIn(values));
  return (
    isContract &&
    Object.entries(others).every(
      ([key, value]) => value === null || value === valueAt(values, ['payment', section, key]),
    )
  );
}
