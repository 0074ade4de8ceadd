/**
 * Records on disk whether a paper was begun and not finished, because a killed program cannot report it to the next
 * run. The value is on disk when `note` resolves; if writing fails, the paper is printed nevertheless.
 */
export interface UnfinishedPaper {
  isUnfinished(): Promise<boolean>;
  note(isUnfinished: boolean): Promise<void>;
}
