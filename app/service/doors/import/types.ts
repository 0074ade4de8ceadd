import type { ConfigChange, FileValue, NotChanged, NotUndone, ToldChange } from '../../../config/change.ts';
import type { KeyMistake, SecretOf } from '../../../config/secret-key.ts';
import type { LeftDevice, TravelSection } from '../../../config/travel.ts';
import type { BroughtFile, LeftPicture, SettingsFileFailure } from '../../../import/brought-settings.ts';
import type { FindingFilter, FindingsPage, PaymentsSummary } from '../../../import/payment-findings.ts';
import type { PaymentsFileFailure } from '../../../import/payments-file.ts';
import type { ImportKind, StickFailure, StickFile } from '../../../import/stick-file.ts';
import type { Problem } from '../../../problem.ts';
import type { ChangeableSettings } from '../../../session/state/settings.ts';
import type { ImportAction } from './actions.ts';

/** A file that can be taken in. */
export interface ImportFile extends StickFile {
  readonly kind: ImportKind;
}

/** Why a list of payments was not compared, with what its sentence names. */
export type ListFailure =
  | {
      readonly kind: 'file';
      readonly reason: PaymentsFileFailure;
      readonly parameters: Readonly<Record<string, string | number | undefined>>;
    }
  | { readonly kind: 'journal'; readonly detail: string };

/** Another machine's configuration beside this one's. */
export interface SettingsFacts {
  readonly own: FileValue;
  readonly brought: BroughtFile;
  /** The ports that devices of the other machine have, and this one has not. */
  readonly missingPorts: readonly string[];
  /** This machine's folder of pictures as it has to be written; null where it has one. */
  readonly picturesFolder: string | null;
}

/** What was made of the chosen file. */
export type Opened =
  | {
      readonly kind: 'settings';
      readonly facts: SettingsFacts;
      readonly chosen: readonly TravelSection[];
      /** Undefined until the rules have been asked about what is chosen; null: they have nothing against it. */
      readonly refusal: NotChanged | null | undefined;
    }
  | { readonly kind: 'payments'; readonly summary: PaymentsSummary; readonly page: FindingsPage }
  /** Whose key it is; null until somebody says so. */
  | { readonly kind: 'secret'; readonly choices: readonly SecretOf[]; readonly chosen: SecretOf | null };

export type ImportNotice =
  | { readonly kind: 'written'; readonly count: number; readonly needsRestart: boolean }
  | { readonly kind: 'undone' | 'restarting' | 'no-configuration' | 'closed' }
  | { readonly kind: 'stick'; readonly failure: StickFailure }
  | { readonly kind: 'settings-file'; readonly failure: SettingsFileFailure }
  | { readonly kind: 'list'; readonly failure: ListFailure }
  | { readonly kind: 'pictures'; readonly detail: string }
  | { readonly kind: 'no-secret' }
  | { readonly kind: 'secret-kept'; readonly trial: 'accepted' | 'not-tried' }
  | { readonly kind: 'secret-mistake'; readonly mistake: KeyMistake }
  | { readonly kind: 'secret-not-written'; readonly detail: string }
  | { readonly kind: 'secret-not-accepted'; readonly problem: Problem }
  | { readonly kind: 'not-changed'; readonly why: NotUndone };

/** What is being done; an outcome of anything else is late and changes nothing here. */
export interface Working {
  readonly what: 'look' | 'read' | 'check' | 'compare' | 'page' | 'write' | 'undo' | 'keep';
  /** When it was begun, on the monotonic clock. */
  readonly token: number;
}

export interface ImportState {
  /** Null before anybody has looked. */
  readonly files: readonly ImportFile[] | null;
  /** The number of sticks, whether there is more on them than was looked through, and whether a folder could not be read. */
  readonly sticks: number;
  readonly isCut: boolean;
  readonly isUnread: boolean;
  /** Among the files. */
  readonly chosen: number | null;
  readonly opened: Opened | null;
  readonly working: Working | null;
  readonly notice: ImportNotice | null;
  /** What would take the last change of this run back. */
  readonly undo: readonly ConfigChange[] | null;
  /** The keys that this machine's configuration names a file for. */
  readonly secrets: readonly SecretOf[];
}

/** A part of a configuration with what would change. */
export interface SectionView {
  readonly section: TravelSection;
  readonly isChosen: boolean;
  readonly changes: readonly ToldChange[];
}

export interface SettingsView {
  readonly kind: 'settings';
  /** Those in which something differs. */
  readonly sections: readonly SectionView[];
  readonly newPictures: number;
  readonly leftPictures: readonly LeftPicture[];
  readonly leftDevices: readonly LeftDevice[];
  readonly refusal: NotChanged | null | undefined;
  /** Something is chosen, and the rules have nothing against it. */
  readonly canStart: boolean;
}

export interface ImportView {
  readonly files: readonly ImportFile[] | null;
  readonly sticks: number;
  readonly isCut: boolean;
  readonly isUnread: boolean;
  readonly chosen: number | null;
  readonly opened: SettingsView | Extract<Opened, { readonly kind: 'payments' | 'secret' }> | null;
  readonly working: Working['what'] | null;
  readonly notice: ImportNotice | null;
  readonly canUndo: boolean;
  /** The service could not tell whether the key is right: somebody may keep it all the same. */
  readonly canKeepUntried: boolean;
}

interface Token {
  readonly token: number;
}

export type ImportEffect =
  | ({ readonly kind: 'look' } & Token)
  | ({ readonly kind: 'read'; readonly file: ImportFile } & Token)
  | ({ readonly kind: 'check'; readonly changes: readonly ConfigChange[] } & Token)
  | ({ readonly kind: 'compare'; readonly file: ImportFile } & Token)
  | ({ readonly kind: 'page'; readonly filter: FindingFilter; readonly number: number } & Token)
  | ({
      readonly kind: 'write';
      readonly pictures: BroughtFile['pictures'];
      readonly changes: readonly ConfigChange[];
    } & Token)
  | ({
      readonly kind: 'keep';
      readonly file: ImportFile;
      readonly secret: SecretOf;
      readonly isUntried: boolean;
    } & Token)
  /** `changes` are what is expected to be taken back. */
  | ({ readonly kind: 'undo'; readonly changes: readonly ConfigChange[] } & Token)
  | { readonly kind: 'forget' | 'restart' };

export type ImportOutcome =
  | ({
      readonly kind: 'looked';
      readonly files: readonly ImportFile[];
      readonly sticks: number;
      readonly isCut: boolean;
      readonly isUnread: boolean;
      readonly undo: readonly ConfigChange[] | null;
      readonly secrets: readonly SecretOf[];
    } & Token)
  /** The key is in none of them. */
  | ({ readonly kind: 'kept'; readonly secret: SecretOf; readonly notice: ImportNotice } & Token)
  | ({ readonly kind: 'settings-read'; readonly facts: SettingsFacts } & Token)
  | ({ readonly kind: 'checked'; readonly refusal: NotChanged | null } & Token)
  | ({ readonly kind: 'compared'; readonly summary: PaymentsSummary; readonly page: FindingsPage } & Token)
  /** Null: the list is not held any more. */
  | ({ readonly kind: 'page-read'; readonly page: FindingsPage | null } & Token)
  | ({ readonly kind: 'failed'; readonly notice: ImportNotice } & Token)
  | ({
      readonly kind: 'written';
      readonly changes: readonly ConfigChange[];
      readonly settings: ChangeableSettings;
      readonly undo: readonly ConfigChange[] | null;
    } & Token)
  /** Nothing was written into the configuration. */
  | ({
      readonly kind: 'not-written';
      readonly changes: readonly ConfigChange[];
      readonly notice: ImportNotice;
      readonly reason: string;
    } & Token);

/** The types of the door. */
export interface ImportDoor {
  readonly state: ImportState;
  readonly action: ImportAction;
  readonly effect: ImportEffect;
  readonly outcome: ImportOutcome;
  readonly view: ImportView;
}
