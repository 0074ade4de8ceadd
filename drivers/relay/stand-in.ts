import type { RelayChange } from '../common/channel-change.ts';
import type { Unsubscribe } from '../common/listeners.ts';

/** A relay board that is absent, as the demo and the bench operate it. */
export interface RelayStandIn {
  readonly channels: readonly number[];
  /** Whether the channel's contact is closed now. */
  isOn(channel: number): boolean;
  /** Calls the listener on each change of a contact. */
  onChange(listener: (change: RelayChange) => void): Unsubscribe;
  /** Takes the board off its line and its power, or gives both back. */
  setPowered(isPowered: boolean): void;
}
