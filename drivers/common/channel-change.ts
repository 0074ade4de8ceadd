/** One change of a relay; `previousMs` is how long its former state had lasted: a pulse's length when `on` is false. */
export interface RelayChange {
  readonly channel: number;
  readonly on: boolean;
  readonly atMonoMs: number;
  readonly previousMs: number;
}
