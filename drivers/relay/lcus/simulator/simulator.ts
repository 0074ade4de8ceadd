import { LCUS_CHANNEL_RANGE } from '../protocol/channels.ts';
import type { CancelTimer, Clock } from '../../../../app/ports/clock.ts';
import { unreachable } from '../../../../app/result.ts';
import type { RelayChange } from '../../../common/channel-change.ts';
import { delays } from '../../../common/delays.ts';
import { Listeners, type Unsubscribe } from '../../../common/listeners.ts';
import type { DeviceLine } from '../../../port/memory-port.ts';
import { D0_CHANNEL, encodeD0 } from '../protocol/dialect.ts';
import { encodeAnswer, type Frame, FrameReader, type Operation, operations, type State } from '../protocol/frame.ts';

/**
 * What can be wrong with the board.
 * - `mute`: obeys but does not answer
 * - `stuck-on`, `stuck-off`: the channel's relay no longer moves, and the board reports its real state
 * - `power-cut`: all relays fall off, the board vanishes from the bus where the line can do that, and receives nothing
 * - `garbage`: junk bytes, half a frame among them, surround each answer
 */
export type LcusFault =
  | { readonly kind: 'mute' }
  | { readonly kind: 'stuck-on'; readonly channel: number }
  | { readonly kind: 'stuck-off'; readonly channel: number }
  | { readonly kind: 'power-cut' }
  | { readonly kind: 'garbage' };

/** A command that the board understood, in order of arrival. */
export interface ReceivedCommand {
  readonly channel: number;
  readonly operation: Operation;
  readonly atMonoMs: number;
}

export interface LcusSimulatorSettings {
  readonly clock: Clock;
  /** Relays on the board, 1 to 8; 8 when absent. */
  readonly channelCount?: number;
  /** Whether the firmware answers at all; true when absent. */
  readonly feedback?: boolean;
  /**
   * `words`: it answers the query in words, `ff`: only FF, and in words; `d0`: it has D0 01 and D0 00 alone, for
   * channel 1, and repeats them where it has feedback. Frames when absent.
   */
  readonly dialect?: 'frames' | 'words' | 'ff' | 'd0';
  /** Channels that are on at the beginning, for the state after a kiosk program died during a pulse. */
  readonly initiallyOn?: readonly number[];
}

/** The bench shows lamps, not archives: older entries of the two records are dropped. */
const longestRecord = 1_000;

/** A lone head, a frame with a wrong sum, and the beginning of a frame that never ends. */
const junk = Uint8Array.of(0x00, 0xa0, 0xa0, 0x01, 0x01, 0xff, 0xa0, 0x01);

interface Channel {
  on: boolean;
  sinceMonoMs: number;
  endMomentary: CancelTimer;
}

/** An LCUS board from the device's side of the line, for tests, the demo and the technician's bench. */
export class LcusSimulator {
  readonly #clock: Clock;
  readonly #feedback: boolean;
  readonly #dialect: NonNullable<LcusSimulatorSettings['dialect']>;
  readonly #channels = new Map<number, Channel>();
  readonly #changes: RelayChange[] = [];
  readonly #commands: ReceivedCommand[] = [];
  readonly #listeners = new Listeners<RelayChange>();
  readonly #lines = new Set<DeviceLine>();
  #fault: LcusFault | undefined;

  constructor(settings: LcusSimulatorSettings) {
    const { clock, channelCount = LCUS_CHANNEL_RANGE.highest, feedback = true, initiallyOn = [] } = settings;
    this.#clock = clock;
    this.#feedback = feedback;
    this.#dialect = settings.dialect ?? 'frames';
    for (let channel = LCUS_CHANNEL_RANGE.lowest; channel <= channelCount; channel += 1) {
      const on = initiallyOn.includes(channel);
      this.#channels.set(channel, { on, sinceMonoMs: clock.monoMs(), endMomentary: () => undefined });
    }
  }

  /** Attaches the simulator to the device's side of a line; the returned function detaches it. */
  attach(line: DeviceLine): Unsubscribe {
    const reader = new FrameReader(operations);
    this.#lines.add(line);
    const d0 = new D0Reader();
    const unsubscribe = line.onBytes((bytes) => {
      if (this.#dialect === 'd0') return this.#hearD0(d0.push(bytes), line);
      if (this.#dialect === 'ff' && bytes.every((byte) => byte === 0xff)) this.#sayAll(line);
      for (const frame of reader.push(bytes)) this.#obey(frame, line);
    });
    return () => {
      unsubscribe();
      this.#lines.delete(line);
    };
  }

  /** Sets or ends (`undefined`) the fault; there is one at a time. */
  setFault(fault: LcusFault | undefined): void {
    if (this.#fault?.kind === 'power-cut') for (const line of this.#lines) line.plug?.();
    this.#fault = fault;
    if (fault?.kind === 'power-cut') {
      for (const channel of this.#channels.keys()) this.#switch(channel, false);
      for (const line of this.#lines) line.unplug?.();
    }
    if (fault?.kind === 'stuck-on') this.#switch(fault.channel, true);
    if (fault?.kind === 'stuck-off') this.#switch(fault.channel, false);
  }

  /** Whether the relay is closed now. */
  isOn(channel: number): boolean {
    return this.#channels.get(channel)?.on ?? false;
  }

  /** The latest changes, oldest first. */
  changes(): readonly RelayChange[] {
    return [...this.#changes];
  }

  /** The latest commands, oldest first. */
  commands(): readonly ReceivedCommand[] {
    return [...this.#commands];
  }

  /** Calls the listener on each change of a relay. */
  onChange(listener: (change: RelayChange) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  #obey({ channel, word }: Frame<Operation>, line: DeviceLine): void {
    const relay = this.#channels.get(channel);
    const row = operations.find((operation) => operation.word === word);
    if (relay === undefined || row === undefined || this.#fault?.kind === 'power-cut') return;
    record(this.#commands, { channel, operation: word, atMonoMs: this.#clock.monoMs() });
    this.#apply(channel, relay, row.effect);
    if (row.answers && this.#dialect !== 'ff') this.#answer(channel, line);
  }

  #hearD0(heard: readonly State[], line: DeviceLine): void {
    for (const state of heard) {
      if (this.#fault?.kind === 'power-cut') return;
      record(this.#commands, { channel: D0_CHANNEL, operation: state, atMonoMs: this.#clock.monoMs() });
      this.#switch(D0_CHANNEL, state === 'on');
      if (this.#feedback && this.#fault?.kind !== 'mute') void line.write(encodeD0(state));
    }
  }

  #sayAll(line: DeviceLine): void {
    if (!this.#feedback || this.#fault !== undefined) return;
    const lines = [...this.#channels].map(([channel, { on }]) => `CH${channel}: ${on ? 'ON' : 'OFF'}\r\n`);
    void line.write(Buffer.from(lines.join(''), 'latin1'));
  }

  #apply(channel: number, relay: Channel, effect: (typeof operations)[number]['effect']): void {
    if (effect !== 'none') relay.endMomentary();
    switch (effect) {
      case 'none':
        return;
      case 'off':
        return this.#switch(channel, false);
      case 'on':
        return this.#switch(channel, true);
      case 'toggle':
        return this.#switch(channel, !relay.on);
      case 'momentary':
        this.#switch(channel, true);
        relay.endMomentary = this.#clock.setTimer(delays.relayMomentaryMs, () => this.#switch(channel, false));
        return;
      default:
        return unreachable(effect);
    }
  }

  #answer(channel: number, line: DeviceLine): void {
    if (!this.#feedback || this.#fault?.kind === 'mute') return;
    const state = this.isOn(channel) ? 'on' : 'off';
    const answer =
      this.#dialect === 'words'
        ? Uint8Array.from(Buffer.from(`CH${channel}: ${state.toUpperCase()}\r\n`, 'latin1'))
        : encodeAnswer(channel, state);
    const noisy = this.#fault?.kind === 'garbage' ? Uint8Array.of(...junk, ...answer, ...junk) : answer;
    // A host that has closed its end misses the answer, as on a real line.
    void line.write(noisy);
  }

  #switch(channel: number, wanted: boolean): void {
    const relay = this.#channels.get(channel);
    const stuck = this.#stuckState(channel);
    const on = stuck ?? wanted;
    if (relay === undefined || relay.on === on) return;
    const atMonoMs = this.#clock.monoMs();
    const change: RelayChange = { channel, on, atMonoMs, previousMs: atMonoMs - relay.sinceMonoMs };
    relay.on = on;
    relay.sinceMonoMs = atMonoMs;
    record(this.#changes, change);
    this.#listeners.emit(change);
  }

  #stuckState(channel: number): boolean | undefined {
    const fault = this.#fault;
    if (fault?.kind === 'stuck-on' && fault.channel === channel) return true;
    if (fault?.kind === 'stuck-off' && fault.channel === channel) return false;
    return undefined;
  }
}

/** Finds D0 00 and D0 01 in a stream of chunks. */
class D0Reader {
  #last = 0;

  push(chunk: Uint8Array): readonly State[] {
    const heard: State[] = [];
    for (const byte of chunk) {
      const state = (['off', 'on'] as const).find((word) => encodeD0(word).join() === `${this.#last},${byte}`);
      if (state !== undefined) heard.push(state);
      this.#last = byte;
    }
    return heard;
  }
}

function record<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > longestRecord) list.shift();
}
