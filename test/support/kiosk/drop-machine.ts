import { mergeTests, test as base } from '@playwright/test';
import type { ModbusBoardSettings, ModbusBoardSimulator } from '../../../drivers/modbus/simulator/board.ts';
import type { RelayChange } from '../../../drivers/common/channel-change.ts';
import type { ConfigTree } from './kiosk-files.ts';
import { expect, test as kioskTest } from './kiosk-test.ts';
import { ModbusPtyLine } from '../lines/modbus-line.ts';

const CHANNELS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
/** Functions of the bus that write coils. */
const WRITES: readonly number[] = [5, 15];
/** A product of middle size; the board keeps what it saw until this coil is written, however busy the computer is. */
const FALL_MS = 15;
const LATCH = { clearCoil: 0x30 };
/** The simulated board may wait for its turn of a busy computer: what the latch keeps is not lost meanwhile. */
const ANSWER_LIMIT_MS = 1_000;
/** A large light product is in the beam longer than the busiest computer looks away. */
const LONG_FALL_MS = 1_500;

/**
 * For a board without a latch: the fall, and the configuration. A busy computer cannot be certain with it that nothing
 * fell.
 */
export const withoutLatch = {
  fallMs: LONG_FALL_MS,
  dropSensor: { latch: 'none', blocksMs: LONG_FALL_MS, answerLimitMs: LONG_FALL_MS / 4 },
} as const;

/** A vending machine behind a Modbus board: each turn of a motor lets a product fall through the beam of input 0. */
export class DropMachine {
  readonly #line: ModbusPtyLine;
  #jammedTurns = 0;
  #fallMs = FALL_MS;

  private constructor(line: ModbusPtyLine) {
    this.#line = line;
    this.board.onChange(({ on }) => {
      if (on) this.#turn();
    });
  }

  /** A machine that is plugged in. */
  static async open(settings: Omit<ModbusBoardSettings, 'clock'> = {}): Promise<DropMachine> {
    return new DropMachine(await ModbusPtyLine.open(settings));
  }

  get board(): ModbusBoardSimulator {
    return this.#line.board;
  }

  /** The path for the configuration. */
  get path(): string {
    return this.#line.path;
  }

  /** The number of next turns without a fall; without a number, all of them. */
  jam(turns: number = Number.POSITIVE_INFINITY): void {
    this.#jammedTurns = turns;
  }

  /** Whatever falls from now on is in the beam for so long. */
  fallFor(fallMs: number): void {
    this.#fallMs = fallMs;
  }

  /** The channels that were switched on, one entry for each time. */
  pulses(): readonly number[] {
    return this.board
      .changes()
      .filter(({ on }) => on)
      .map(({ channel }) => channel);
  }

  /** How often the board was switched, and not only queried. */
  orders(): number {
    return this.board.requests().filter(({ code }) => WRITES.includes(code)).length;
  }

  /** Whether every contact is open. */
  isAllOff(): boolean {
    return CHANNELS.every((channel) => !this.board.isOn(channel));
  }

  /** The next change of a contact that fits; ask before causing it. */
  change(fits: (change: RelayChange) => boolean): Promise<RelayChange> {
    return this.#line.change(fits);
  }

  dispose(): Promise<void> {
    return this.#line.dispose();
  }

  #turn(): void {
    if (this.#jammedTurns > 0) this.#jammedTurns -= 1;
    else this.board.dropNow(this.#fallMs);
  }
}

/** What a test may change about the two devices on the machine's line. */
export interface MachineSettings {
  readonly relay?: ConfigTree;
  readonly dropSensor?: ConfigTree;
}

/** The same kiosk with this machine as its relay and as its drop sensor, on one line. */
export function vends(
  port: string,
  { relay = {}, dropSensor = {} }: MachineSettings = {},
): (config: ConfigTree) => ConfigTree {
  return (config) => {
    const peripherals = typeof config['peripherals'] === 'object' ? config['peripherals'] : {};
    return {
      ...config,
      peripherals: {
        ...peripherals,
        relay: { driver: 'modbus', port, pulseMs: 200, ...relay },
        dropSensor: {
          driver: 'modbus',
          input: 0,
          latch: LATCH,
          answerLimitMs: ANSWER_LIMIT_MS,
          timeoutMs: 200,
          extraPulses: 1,
          ...dropSensor,
        },
      },
    };
  };
}

/** A test with a machine on a real line. */
export const machineTest = base.extend<{
  readonly board: Omit<ModbusBoardSettings, 'clock'>;
  readonly machine: DropMachine;
}>({
  board: [{}, { option: true }],
  machine: async ({ board }, use) => {
    const machine = await DropMachine.open({ latch: LATCH, ...board });
    await use(machine);
    await machine.dispose();
  },
});

/** The same beside a kiosk with a window, its bank and its relay. */
export const test = mergeTests(kioskTest, machineTest);
export { expect };
