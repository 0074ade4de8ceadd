import type { ConfigChange, NotChanged } from '../../../config/change.ts';
import type { SecretOf } from '../../../config/secret-key.ts';
import type { KnownMachine } from '../../setup/known.ts';
import type { Contract, SetupAnswers } from '../../state/setup-place.ts';
import type { SetupStep } from '../../state/setup-steps.ts';
import type { SetupAction } from './actions.ts';

/** What is wrong with an answer, before anything is written. */
export type SetupMistake =
  | 'name-missing'
  | 'name-long'
  | 'contact-missing'
  | 'contact-long'
  | 'bin-wrong'
  | 'organization-bin-wrong'
  | 'key-missing'
  | 'key-cyrillic'
  | 'key-odd'
  | 'address-missing'
  | 'address-wrong'
  | 'device-id-wrong';

export type SetupNotice =
  | { readonly kind: 'saved' }
  | { readonly kind: 'mistake'; readonly mistake: SetupMistake }
  | { readonly kind: 'not-changed'; readonly why: NotChanged };

export interface SetupState {
  readonly isSaving: boolean;
  readonly isEnding: boolean;
  readonly notice: SetupNotice | null;
}

/** A contract that can be chosen. */
export interface ContractChoice {
  readonly contract: Contract;
  readonly needsOrganization: boolean;
}

/** What the form of a step shows; `at` is null where the wizard is only offered. */
export interface SetupDoorView extends SetupState {
  readonly at: SetupStep | null;
  /** Whether the machine has no configuration yet. */
  readonly isNew: boolean;
  /** Null until the files are read. */
  readonly known: KnownMachine | null;
  readonly contracts: readonly ContractChoice[];
  /** The bank's addresses in the texts on the sticks. */
  readonly addresses: readonly string[];
}

/** What has to be kept of an answer: in the configuration, beside it, or in a secret's file. */
export interface SavedAnswer {
  readonly changes: readonly ConfigChange[];
  readonly answers: SetupAnswers | null;
  readonly key: { readonly of: SecretOf; readonly text: string } | null;
}

export type SetupEffect =
  | { readonly kind: 'save'; readonly answer: SavedAnswer }
  | { readonly kind: 'read' }
  /** The application starts anew as a machine that is being set up. */
  | { readonly kind: 'start' };

export interface SetupOutcome {
  readonly kind: 'saved';
  readonly changes: readonly ConfigChange[];
  /** Null where it was written. */
  readonly why: NotChanged | null;
}

/** The types of the door. */
export interface SetupDoor {
  readonly state: SetupState;
  readonly action: SetupAction;
  readonly effect: SetupEffect;
  readonly outcome: SetupOutcome;
  readonly view: SetupDoorView;
}
