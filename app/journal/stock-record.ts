/** The pieces of one product since its count was last set. */
export interface StockRecord {
  readonly loaded: number;
  readonly dispensed: number;
  /**
   * The number in the configuration when it was counted last, null where there was none; absent where it is the one that
   * was loaded.
   */
  readonly configured?: number | null;
}
