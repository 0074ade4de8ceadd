/** An error or a doubtful setting in a configuration. The caller supplies the words. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly rule: string;
  /** The limit that the rule's sentence mentions. */
  readonly highest?: number;
}
