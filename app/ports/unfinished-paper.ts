/**
 * Remembers whether a paper was begun and not finished, for the next run: a program that is killed says nothing about
 * it. The value is on disk when `note` resolves; a disk that refuses it does not keep a paper from being printed.
 */
export interface UnfinishedPaper {
  isUnfinished(): Promise<boolean>;
  note(isUnfinished: boolean): Promise<void>;
}
