/** What is wrong with a configuration, or deserves a look; the words belong to whoever reads the file. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly rule: string;
  /** The number that the words of the rule need. */
  readonly highest?: number;
}
