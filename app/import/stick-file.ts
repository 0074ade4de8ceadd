/** What a file on a stick is taken for, by its extension. */
export const IMPORT_KINDS = { payments: ['.csv', '.json'], settings: ['.yaml', '.yml'], secret: ['.txt'] } as const;
export type ImportKind = keyof typeof IMPORT_KINDS;

/** A file on a stick. */
export interface StickFile {
  readonly stick: string;
  /** Below the stick's folder. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** What was found on the sticks. */
export interface FoundFiles {
  readonly files: readonly StickFile[];
  /** There is more on them than was looked through. */
  readonly isCut: boolean;
  /** A folder could not be read: a file may be there all the same. */
  readonly isUnread: boolean;
}

/** Why a look at the sticks may have missed a file: a part cannot be read, there is too much, or nothing answers. */
export type StickTrouble = 'unread' | 'cut' | 'hangs';

/** Why a stick did not do what was wanted: it answers nothing, or the thread that works with it has ended. */
export type StickFailure = { readonly kind: 'hangs' } | { readonly kind: 'broken'; readonly detail: string };
