import { err, ok, type Result } from '../../app/result.ts';
import type { RelayChange } from '../common/channel-change.ts';
import { Listeners, type Unsubscribe } from '../common/listeners.ts';
import type { Happening } from './device.ts';

/** The part of a board's simulator that the screen needs. */
interface Board<Fault> {
  isOn(channel: number): boolean;
  onChange(listener: (change: RelayChange) => void): Unsubscribe;
  /** Sets the fault, or ends it with `undefined`; there is one at a time. */
  setFault(fault: Fault | undefined): void;
}

/** A simulated relay board on the screen: its lamps, the ends of its pulses, and its fault. */
export class RelayBoardScreen<Fault extends object> {
  readonly happenings = new Listeners<Happening>();
  readonly #board: Board<Fault>;
  readonly #channelCount: number;
  #fault: Fault | null = null;

  constructor(board: Board<Fault>, channelCount: number) {
    this.#board = board;
    this.#channelCount = channelCount;
    board.onChange(({ channel, on, previousMs }) => {
      const text = on ? `channel ${channel} is on` : `channel ${channel} is off after ${Math.round(previousMs)} ms`;
      this.happenings.emit({ word: on ? 'on' : 'off', text: `${this.lamps()}  ${text}` });
    });
  }

  /** The states of the channels, such as "[1] . . .". */
  lamps(): string {
    const channels = Array.from({ length: this.#channelCount }, (_, index) => index + 1);
    return channels.map((channel) => (this.#board.isOn(channel) ? `[${channel}]` : ' . ')).join('');
  }

  /** The fault as `status` shows it. */
  faultText(): string {
    return this.#fault === null ? 'none' : JSON.stringify(this.#fault);
  }

  /** Sets the fault, or ends it with null; the error is a sentence for the person who typed it. */
  setFault(fault: Fault | null): Result<string, string> {
    if (fault !== null && 'channel' in fault && Number(fault.channel) > this.#channelCount)
      return err(`The board has ${this.#channelCount} channels.`);
    this.#fault = fault;
    this.#board.setFault(fault ?? undefined);
    return ok(fault === null ? 'no fault' : `fault ${JSON.stringify(fault)}`);
  }
}
