/** A picture or a video of the operator, by its `attract://` address. */
export interface AttractFile {
  readonly kind: 'picture' | 'video';
  readonly address: string;
}

/** The loop that is shown while nobody buys. */
export interface AttractSettings {
  /** Time without a touch until it begins. */
  readonly afterMs: number;
  /** Without any, the products are shown one after the other. */
  readonly files: readonly AttractFile[];
}

/** Whether the loop is shown; `dueMonoMs` is when it begins, null while it may not. */
export interface Attraction {
  readonly isShown: boolean;
  readonly dueMonoMs: number | null;
}
