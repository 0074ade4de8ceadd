import { z } from 'zod';
import { isSame, valueAt, type FileValue } from '../../config/change.ts';
import { languageSchema, type Language } from '../../language/schema.ts';
import { contractIn, proofKeyOf, traitsOf } from '../../config/kaspi-contracts.ts';
import { NO_ANSWERS, type Contract, type SetupAnswers, type SetupFacts } from '../state/setup-place.ts';

/** What is known of a machine that is being set up: from its configuration, and from answers that are not in it yet. */
export interface KnownMachine {
  readonly languages: readonly Language[];
  readonly name: string | null;
  readonly bin: string | null;
  readonly contact: string | null;
  readonly contract: Contract | null;
  readonly organizationBin: string | null;
  /** Whether the ApiKey or the certificate of this contract is there. */
  readonly hasKey: boolean;
  readonly baseUrl: string | null;
  readonly deviceId: string | null;
  /** The address of the bank's test environment for this contract; null without a bank. */
  readonly testAddress: string | null;
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
  const { values, answers, hasApiKey, hasCertificate, suggestedDeviceId } = facts;
  const at = (...path: readonly string[]): unknown => valueAt(values, path);
  const textAt = (...path: readonly string[]): string | null => text.safeParse(at(...path)).data ?? null;
  const contract = answers.contract ?? contractIn(values) ?? (at('payment', 'cash') === undefined ? null : 'cash');
  const proof = contract === null || contract === 'cash' ? null : proofKeyOf(contract);
  const isKeyWritten = proof !== null && at('payment', 'kaspi', proof) !== undefined;
  // Each scheme has an address of its own.
  const writtenAddress = contract === contractIn(values) ? textAt('payment', 'kaspi', 'baseUrl') : null;
  return {
    languages: z.array(languageSchema).safeParse(at('languages')).data ?? [],
    name: textAt('operator', 'name'),
    bin: textAt('operator', 'bin'),
    contact: textAt('operator', 'contact'),
    contract,
    organizationBin: answers.organizationBin ?? textAt('payment', 'kaspi', 'organizationBin'),
    hasKey: isKeyWritten || (traitsOf(contract)?.proof === 'api-key' ? hasApiKey : hasCertificate),
    baseUrl: answers.baseUrl ?? writtenAddress,
    deviceId: answers.deviceId ?? textAt('payment', 'kaspi', 'deviceId'),
    testAddress: traitsOf(contract)?.testAddress ?? null,
    suggestedDeviceId,
    tradePointId: textAt('payment', 'kaspi', 'tradePointId'),
    hasRelay: at('peripherals', 'relay') !== undefined,
    hasAcceptor: at('peripherals', 'billAcceptor') !== undefined,
    products: z.array(z.unknown()).safeParse(at('catalogue')).data?.length ?? 0,
    hasPin: at('service', 'pinHash') !== undefined,
  };
}

/** Whether there are answers, and the file says all that they say. */
export function isWritten(answers: SetupAnswers, values: FileValue): boolean {
  if (isSame({ ...answers }, { ...NO_ANSWERS })) return false;
  const { contract, ...others } = answers;
  const hasCashAlone = valueAt(values, ['payment', 'cash']) !== undefined && contractIn(values) === null;
  const isContract = contract === null || contract === contractIn(values) || (contract === 'cash' && hasCashAlone);
  if (contract === 'cash') return isContract;
  return (
    isContract &&
    Object.entries(others).every(
      ([key, value]) => value === null || value === valueAt(values, ['payment', 'kaspi', key]),
    )
  );
}
