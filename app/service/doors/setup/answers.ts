import { isSame, valueAt, type ConfigChange, type FileValue } from '../../../config/change.ts';
import { bin, identifier, MAX_CONTACT_LENGTH } from '../../../config/schema.ts';
import { MAX_NAME_LENGTH, shownText } from '../../../config/shown-text.ts';
import { isServiceAddress, traitsOf } from '../../../config/kaspi-contracts.ts';
import { readKey, type SecretOf } from '../../../config/secret-key.ts';
import { isWebContract, webTraitsOf } from '../../../config/web-contracts.ts';
import { err, ok, type Result } from '../../../result.ts';
import { TELEPHONE_BEGINS } from '../../setup/telephone.ts';
import { knownMachine, serviceIn } from '../../setup/known.ts';
import { keyFileOf, SETUP_FILES } from '../../setup/payment-changes.ts';
import type { SetupFacts } from '../../state/setup-place.ts';
import type { SetupAction } from './actions.ts';
import type { SavedAnswer, SetupMistake } from './types.ts';

/** The actions that answer a question. */
export type Answering = Exclude<SetupAction, { readonly kind: 'start' | 'refresh' }>;
type AnswerOf<K extends Answering['kind']> = Extract<Answering, { readonly kind: K }>;
type Answer = Result<SavedAnswer, SetupMistake>;

const NOTHING_BESIDE = { answers: null, key: null } as const;

/** What an answer changes, or what is wrong with it. */
export function readAnswer(action: Answering, facts: SetupFacts): Answer {
  switch (action.kind) {
    case 'languages':
      return ok({ ...NOTHING_BESIDE, changes: set(facts, ['languages'], [...new Set(action.languages)]) });
    case 'operator':
      return readOperator(action, facts);
    case 'contract':
      return readContract(action, facts);
    case 'api-key':
      return keyAnswer(action.key, facts);
    default:
      return readAddress(action, facts);
  }
}

function set({ values }: SetupFacts, path: readonly string[], after: FileValue | undefined): readonly ConfigChange[] {
  const before = valueAt(values, path);
  return isSame(before, after) ? [] : [{ kind: 'set', path, before, after }];
}

function readOperator(action: AnswerOf<'operator'>, facts: SetupFacts): Answer {
  const name = action.name.trim();
  const contact = action.contact.trim();
  const number = action.bin.replaceAll(/[\s-]/g, '');
  if (name === '') return err('name-missing');
  if (!shownText(MAX_NAME_LENGTH).safeParse(name).success) return err('name-long');
  if (contact === '' || contact === TELEPHONE_BEGINS.trim()) return err('contact-missing');
  if (!shownText(MAX_CONTACT_LENGTH).safeParse(contact).success) return err('contact-long');
  if (number !== '' && !bin.safeParse(number).success) return err('bin-wrong');
  return ok({
    ...NOTHING_BESIDE,
    changes: [
      ...set(facts, ['operator', 'name'], name),
      ...set(facts, ['operator', 'contact'], contact),
      ...set(facts, ['operator', 'bin'], number === '' ? undefined : number),
    ],
  });
}

function readContract({ contract, organizationBin }: AnswerOf<'contract'>, { answers, values }: SetupFacts): Answer {
  const number = organizationBin.replaceAll(/[\s-]/g, '');
  const needsOrganization = traitsOf(contract)?.needsOrganization ?? false;
  if (needsOrganization && !bin.safeParse(number).success) return err('organization-bin-wrong');
  const before = answers.contract ?? serviceIn(values);
  const isOther = before !== null && before !== contract;
  return ok({
    changes: [],
    key: null,
    answers: {
      contract,
      organizationBin: needsOrganization ? number : null,
      // Each contract has an address of its own. A documented one is tried with the key, before anybody types another.
      baseUrl: isOther || before === null ? (webTraitsOf(contract)?.address ?? null) : answers.baseUrl,
      deviceId: isWebContract(contract) ? null : answers.deviceId,
    },
  });
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

function keyAnswer(typed: string, facts: SetupFacts): Answer {
  const key = readKey(typed);
  if (!key.ok) return key;
  const { contract } = knownMachine(facts);
  const of: SecretOf = isWebContract(contract) ? contract : 'kaspi';
  const path = ['payment', of, webTraitsOf(contract)?.keySetting ?? 'apiKeyFile'];
  const isNamed = valueAt(facts.values, path) !== undefined;
  // The file that somebody has named is not the one that is written.
  const changes = isNamed ? set(facts, path, SETUP_FILES[keyFileOf(of)]) : [];
  return ok({ changes, answers: null, key: { of, text: key.value } });
}

function readAddress(action: AnswerOf<'address'>, facts: SetupFacts): Answer {
  const { answers } = facts;
  const { contract, isNamed } = knownMachine(facts);
  const baseUrl = action.baseUrl.trim().replace(/\/+$/, '');
  const deviceId = action.deviceId.trim();
  if (baseUrl === '') return err('address-missing');
  if (CYRILLIC.test(baseUrl) || !isServiceAddress(baseUrl)) return err('address-wrong');
  // The answers say whose address it is: nothing else tells it before the way to pay is written.
  if (!isNamed) return ok({ changes: [], key: null, answers: { ...answers, contract, baseUrl } });
  if (!identifier.safeParse(deviceId).success) return err('device-id-wrong');
  return ok({ changes: [], key: null, answers: { ...answers, baseUrl, deviceId } });
}
