import type { FileValue } from '../config/change.ts';

/** Why a file is no configuration of another machine. */
export const SETTINGS_FILE_FAILURES = ['unreadable', 'too-long', 'no-text', 'no-settings', 'nothing-in-it'] as const;

export interface SettingsFileFailure {
  readonly reason: (typeof SETTINGS_FILE_FAILURES)[number];
  readonly detail?: string;
}

/** A picture that a product of the other machine has. */
export interface BroughtPicture {
  readonly name: string;
  /** Where it lies on the stick. */
  readonly from: string;
  /** Its name here: another picture may have the name already. */
  readonly to: string;
  /** It has to be copied; otherwise the same picture is here. */
  readonly isNew: boolean;
}

/** A picture that stays behind, and why. */
export interface LeftPicture {
  readonly name: string;
  readonly why: 'missing' | 'no-picture' | 'too-large';
}

/** What the file of another machine holds. */
export interface BroughtFile {
  /** Of what another machine can use, with the names that the pictures have here. */
  readonly values: FileValue;
  readonly pictures: readonly BroughtPicture[];
  readonly left: readonly LeftPicture[];
}
