import type { Stick } from '../../app/export/outcome.ts';
import type { BroughtFile, SettingsFileFailure } from '../../app/import/brought-settings.ts';
import type { FindingFilter, FindingsPage, PaymentsSummary } from '../../app/import/payment-findings.ts';
import type { FoundFiles, StickFailure } from '../../app/import/stick-file.ts';
import type { Result } from '../../app/result.ts';
import type { CopiedPicture, NotCopied } from './settings/copy-pictures.ts';
import type { UnreadFile } from '../media/read-file.ts';
import type { PaymentsFailure } from '../import/read-payments.ts';

/** What is done with sticks. Each is done by itself, one after the other. */
export type StickWork =
  | { readonly kind: 'sticks' }
  | {
      readonly kind: 'find';
      readonly sticks: readonly Pick<Stick, 'name' | 'path'>[];
      readonly extensions: readonly string[];
    }
  | { readonly kind: 'read'; readonly file: string; readonly mostBytes: number }
  /** Copies files into a folder of this machine, which is emptied first. */
  | { readonly kind: 'fetch'; readonly files: readonly string[]; readonly folder: string }
  | { readonly kind: 'write'; readonly folder: string; readonly name: string; readonly bytes: Uint8Array }
  /** `ownPictures`: the folder of this machine's pictures, which may not exist yet. */
  | { readonly kind: 'settings'; readonly file: string; readonly ownPictures: string }
  | { readonly kind: 'pictures'; readonly pictures: readonly CopiedPicture[]; readonly folder: string }
  | { readonly kind: 'payments'; readonly file: string; readonly dataDirectory: string }
  | { readonly kind: 'payments-page'; readonly filter: FindingFilter; readonly number: number }
  | { readonly kind: 'payments-forget' };

/** The list compared with the journal; the page is the first one of what is not matched. */
export interface ComparedList {
  readonly summary: PaymentsSummary;
  readonly page: FindingsPage;
}

/** Why a list was not compared: the file, or the journal. */
export type NotCompared =
  ({ readonly kind: 'file' } & PaymentsFailure) | { readonly kind: 'journal'; readonly detail: string };

/** The answer to each kind of work. Errors of the medium are sentences of the system. */
export interface StickAnswers {
  readonly 'sticks': readonly Stick[];
  readonly 'find': FoundFiles;
  readonly 'read': Result<Uint8Array, UnreadFile>;
  /** The only file, or the folder of several. */
  readonly 'fetch': Result<string, string>;
  /** The file's path. */
  readonly 'write': Result<string, string>;
  readonly 'settings': Result<BroughtFile, SettingsFileFailure>;
  readonly 'pictures': Result<void, NotCopied>;
  readonly 'payments': Result<ComparedList, NotCompared>;
  /** Null: the list is not held any more. */
  readonly 'payments-page': FindingsPage | null;
  readonly 'payments-forget': null;
}

/** Works with sticks away from main's thread: one that answers nothing holds nobody up. */
export interface RemovableMedia {
  /** The sticks that are plugged in; none where one of them answers nothing. */
  sticks(): Promise<readonly Stick[]>;
  do<K extends StickWork['kind']>(
    work: Extract<StickWork, { readonly kind: K }>,
  ): Promise<Result<StickAnswers[K], StickFailure>>;
}
