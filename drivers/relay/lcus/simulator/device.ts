import { z } from 'zod';
import { LCUS_CHANNEL_RANGE } from '../protocol/channels.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import type { Unsubscribe } from '../../../common/listeners.ts';
import type { DeviceLine } from '../../../port/memory-port.ts';
import { type LcusFault, LcusSimulator } from './simulator.ts';
import type { Happening, OptionValues, SimulatedDevice, SimulationEnvironment } from '../../../simulation/device.ts';
import { RelayBoardScreen } from '../../../simulation/relay-board.ts';
import type { Trace } from '../../../simulation/trace.ts';
import { LCUS_HELP, readLcusFault, readLcusOrder } from './orders.ts';
import { LcusTrace } from './trace.ts';

/** Four channels, enough for a demonstration. */
const DEFAULT_CHANNELS = '4';

/** The dialects of the simulated board. */
const dialectName = z.enum(['frames', 'words', 'ff', 'd0']);

/** Makes a relay board from the command line's options; the error says which option is wrong. */
export function startLcus(
  values: OptionValues,
  { clock }: Pick<SimulationEnvironment, 'clock'>,
): Result<SimulatedDevice, string> {
  const text = String(values['channels'] ?? DEFAULT_CHANNELS);
  const { lowest, highest } = LCUS_CHANNEL_RANGE;
  const channelCount = /^\d$/.test(text) ? Number(text) : NaN;
  if (!(channelCount >= lowest && channelCount <= highest))
    return err(`--channels takes ${lowest} to ${highest}, not "${text}".`);
  const feedback = values['no-feedback'] !== true;
  const dialect = dialectName.safeParse(values['dialect'] ?? 'frames');
  if (!dialect.success) return err(`--dialect takes ${dialectName.options.join(', ')}.`);
  const board = new LcusSimulator({ clock, channelCount, feedback, dialect: dialect.data });
  return ok(new LcusDevice(board, channelCount, feedback));
}

class LcusDevice implements SimulatedDevice {
  readonly help = LCUS_HELP;
  readonly happenings = ['on', 'off'];
  readonly #board: LcusSimulator;
  readonly #feedback: boolean;
  readonly #screen: RelayBoardScreen<LcusFault>;

  constructor(board: LcusSimulator, channelCount: number, feedback: boolean) {
    this.#board = board;
    this.#feedback = feedback;
    this.#screen = new RelayBoardScreen(board, channelCount);
  }

  attach(line: DeviceLine): Unsubscribe {
    return this.#board.attach(line);
  }

  createTrace(): Trace {
    return new LcusTrace();
  }

  order(words: readonly string[]): Result<string, string> {
    const order = readLcusOrder(words);
    return order.ok ? this.#screen.setFault(order.value.fault) : order;
  }

  setFault(fault: unknown): Result<string, string> {
    const read = readLcusFault(fault);
    return read.ok ? this.#screen.setFault(read.value) : read;
  }

  /** Always false: a pulse is short, so `wait` waits for the next one. */
  isAlready(): boolean {
    return false;
  }

  status(): readonly string[] {
    return [
      `relays: ${this.#screen.lamps()}`,
      `answers: ${this.#feedback ? 'yes' : 'none, as some firmware'}`,
      `commands: ${this.#board.commands().length}`,
      `fault: ${this.#screen.faultText()}`,
    ];
  }

  onHappening(listener: (happening: Happening) => void): Unsubscribe {
    return this.#screen.happenings.add(listener);
  }
}
