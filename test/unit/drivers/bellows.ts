import { z } from 'zod';
import { text } from '../../../app/command-line/option.ts';
import { port, relayKeys } from '../../../app/config/device-keys.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok } from '../../../app/result.ts';
import type { RelayChange } from '../../../drivers/common/channel-change.ts';
import { Listeners } from '../../../drivers/common/listeners.ts';
import { defineDriver, type DriverEnvironment } from '../../../drivers/definition/define-driver.ts';
import type { BytePort } from '../../../drivers/port/byte-port.ts';
import type { DeviceLine, MemoryDevice } from '../../../drivers/port/memory-port.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import type { RelayStandIn } from '../../../drivers/relay/stand-in.ts';
import type { Happening, SimulatedDevice } from '../../../drivers/simulation/device.ts';

/** The protocol: a byte opens the valve of its number, this one closes it. */
const CLOSE = 0;

class Bellows implements Relay {
  readonly #path: string;
  readonly #environment: DriverEnvironment;
  #port: BytePort | null = null;

  constructor(path: string, environment: DriverEnvironment) {
    this.#path = path;
    this.#environment = environment;
  }

  start(): void {
    void this.#environment.opener.open({ path: this.#path, baudRate: 9_600 }).then((opened) => {
      if (opened.ok) this.#port = opened.value;
    });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  pulse(valve: number, pulseMs: number): ReturnType<Relay['pulse']> {
    void this.#port?.write(Uint8Array.of(valve));
    return new Promise((resolve) => {
      this.#environment.clock.setTimer(pulseMs, () => {
        void this.#port?.write(Uint8Array.of(CLOSE)).then(() => resolve(ok(undefined)));
      });
    });
  }

  onEvent(): () => void {
    return () => undefined;
  }
}

/** The board from its own side of the line. */
class BellowsBoard {
  readonly changes = new Listeners<RelayChange>();
  readonly #clock: Clock;
  #open = CLOSE;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  attach(line: DeviceLine): () => void {
    return line.onBytes((bytes) => bytes.forEach((byte) => this.#obey(byte)));
  }

  isOn(valve: number): boolean {
    return this.#open === valve;
  }

  #obey(byte: number): void {
    const channel = byte === CLOSE ? this.#open : byte;
    this.#open = byte;
    this.changes.emit({ channel, on: byte !== CLOSE, atMonoMs: this.#clock.monoMs(), previousMs: 0 });
  }
}

/** The board of the demo. */
function standIn(line: MemoryDevice, clock: Clock): RelayStandIn {
  const board = new BellowsBoard(clock);
  board.attach(line);
  return {
    channels: [1, 2],
    isOn: (valve) => board.isOn(valve),
    onChange: (listener) => board.changes.add(listener),
    setPowered: (isPowered) => (isPowered ? line.plug() : line.unplug()),
  };
}

/** The board of `npm run simulate -- bellows`. */
function typed(board: BellowsBoard, valves: string): SimulatedDevice {
  const happenings = new Listeners<Happening>();
  board.changes.add(({ channel, on }) =>
    happenings.emit({ word: on ? 'blows' : 'rests', text: `valve ${channel} ${on ? 'blows' : 'rests'}` }),
  );
  return {
    attach: (line) => board.attach(line),
    createTrace: () => ({ push: () => [] }),
    order: () => err('It takes no commands.'),
    setFault: () => err('It has no faults.'),
    help: [],
    happenings: ['blows', 'rests'],
    isAlready: () => false,
    status: () => [`valves: ${valves}`],
    onHappening: (listener) => happenings.add(listener),
  };
}

/** A driver as its folder would export it: settings, constructor, and both of its simulators. */
export const bellows = defineDriver({
  kind: 'relay',
  settings: z.strictObject({
    driver: z.literal('bellows'),
    port,
    valves: z.number().int().min(1).max(6).default(2).describe('How many valves the board has.'),
    ...relayKeys,
  }),
  words: { 'out-of-breath': 'the bellows is empty after {highest} ms' },
  findings: ({ pulseMs }) => (pulseMs > 2_000 ? [{ path: ['pulseMs'], rule: 'out-of-breath', highest: 2_000 }] : []),
  highestChannel: ({ valves }) => valves,
  create: (settings, environment) => ok(new Bellows(settings.port, environment)),
  simulate: {
    what: 'a board of valves',
    options: { valves: text({ placeholder: 'N', help: 'how many it has, 2 by default' }) },
    baudRate: 9_600,
    start: (values, { clock }) => {
      const valves = String(values['valves'] ?? 2);
      return Promise.resolve(
        /^[1-6]$/.test(valves) ? ok(typed(new BellowsBoard(clock), valves)) : err('--valves takes 1 to 6.'),
      );
    },
  },
  standIn: () => Promise.resolve(standIn),
});
