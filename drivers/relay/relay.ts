import type { Result } from '../../app/result.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import type { PortError } from '../port/byte-port.ts';

/**
 * - `ready`: the board is open and all its channels have been switched off; a channel that answers on all the same is
 *   reported as `lost` right afterwards. `feedback`: whether it answers queries; without answers the driver works
 *   write-only, its states are assumed, and that is healthy.
 * - `lost`: the board cannot be used; the driver goes on looking for it.
 */
export type RelayEvent =
  { readonly kind: 'ready'; readonly feedback: boolean } | { readonly kind: 'lost'; readonly reason: PortError };

/**
 * Why the driver itself ended or refused a pulse.
 * - `not-connected`, `pulse-in-progress`, `no-such-channel`, `bad-pulse-length`: refused, nothing was sent
 * - `interrupted`: `stop` cut the pulse short
 * - `contradicted`: the board answers that the relay is not in the commanded state
 * - `refused-by-board`: the board understood the command and answers that it has not done it
 */
export interface RelayError {
  readonly kind:
    | 'not-connected'
    | 'pulse-in-progress'
    | 'no-such-channel'
    | 'bad-pulse-length'
    | 'interrupted'
    | 'contradicted'
    | 'refused-by-board';
  /** For the technical log; English. */
  readonly message: string;
}

/**
 * `certain: true` means that the relay certainly never moved, because nothing reached the line or because the board
 * itself reports it.
 */
export interface PulseFailure {
  readonly certain: boolean;
  readonly reason: PortError | RelayError;
}

/** A relay board, independent of its protocol. Channels count from 1. */
export interface Relay {
  /**
   * Switches one channel on for `pulseMs` (at most `delays.relayLongestPulseMs`) and off again; resolves when it is
   * off, or as soon as the pulse has failed. One pulse at a time: a second call meanwhile is refused, never queued.
   * The first byte is handed to the line before the call returns; on a line that is shared with other devices, as soon
   * as the one request that may be running there is over, and right after `ready`, once every channel answers off.
   */
  pulse(channel: number, pulseMs: number): Promise<Result<void, PulseFailure>>;
  /** Starts looking for the board. */
  start(): void;
  /** Switches all channels off and closes the port; a running pulse ends as `interrupted`. */
  stop(): Promise<void>;
  onEvent(listener: (event: RelayEvent) => void): Unsubscribe;
}
