/** One change of a relay. `previousMs` is how long the previous state lasted: the pulse's length when `on` is false. */
export interface RelayChange {
  readonly channel: number;
  readonly on: boolean;
  readonly atMonoMs: number;
  readonly previousMs: number;
}
