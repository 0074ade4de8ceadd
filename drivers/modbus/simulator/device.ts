import { z } from 'zod';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Unsubscribe } from '../../common/listeners.ts';
import { type ModbusBoardFault, ModbusBoardSimulator } from './board.ts';
import type { DeviceLine } from '../../port/memory-port.ts';
import { complaintOf } from '../../simulation/complaint.ts';
import type {
  Happening,
  HelpLine,
  OptionValues,
  SimulatedDevice,
  SimulationEnvironment,
} from '../../simulation/device.ts';
import { RelayBoardScreen } from '../../simulation/relay-board.ts';
import type { Trace } from '../../simulation/trace.ts';
import { latchText, readLatch } from './latch.ts';
import { ModbusTrace } from './trace.ts';

const DEFAULT_CHANNELS = '8';
const MOST_CHANNELS = 64;
const DEFAULT_ADDRESS = '1';
const HIGHEST_ADDRESS = 247;
const INPUTS = 8;

const channel = z.number().int().min(1).max(MOST_CHANNELS);
const modbusFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['mute', 'power-cut', 'drop-missed']) }),
  z.strictObject({ kind: z.literal('echo'), damaged: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('corrupt-crc'), answers: z.number().int().min(1).default(3) }),
  z.strictObject({ kind: z.literal('slow'), answerMs: z.number().min(0) }),
  z.strictObject({ kind: z.literal('exception'), code: z.number().int().min(1).max(0xff) }),
  z.strictObject({ kind: z.enum(['relay-stuck-on', 'relay-stuck-off']), channel }),
]);

/** The name of the optional number after a fault. */
const numberOf: Readonly<Record<ModbusBoardFault['kind'], string | null>> = {
  'mute': null,
  'power-cut': null,
  'drop-missed': null,
  'echo': null,
  'corrupt-crc': 'answers',
  'slow': 'answerMs',
  'exception': 'code',
  'relay-stuck-on': 'channel',
  'relay-stuck-off': 'channel',
};

const faultKind = z.enum([
  'mute',
  'power-cut',
  'drop-missed',
  'echo',
  'corrupt-crc',
  'slow',
  'exception',
  'relay-stuck-on',
  'relay-stuck-off',
]);

const MODBUS_HELP: readonly HelpLine[] = [
  { usage: 'drop [MS]', text: 'something falls through the beam at input 0' },
  { usage: 'fault mute', text: 'the board obeys and does not answer' },
  { usage: 'fault slow MS', text: 'it answers after so many milliseconds' },
  { usage: 'fault corrupt-crc [N]', text: 'the next answers have a wrong checksum' },
  { usage: 'fault exception CODE', text: 'it does nothing and answers with this code' },
  { usage: 'fault relay-stuck-on|relay-stuck-off CHANNEL', text: 'the relay does not move any more' },
  { usage: 'fault drop-missed', text: 'what falls passes beside the beam' },
  { usage: 'fault echo', text: 'the adapter gives back every byte that the host sends' },
  { usage: 'fault power-cut', text: 'all relays fall off, and the board hears nothing' },
  { usage: 'clear', text: 'end the fault; there is one at a time' },
];

/** Makes a Modbus relay board from the command line's options; the error says which option is wrong. */
export function startModbus(
  values: OptionValues,
  { clock }: Pick<SimulationEnvironment, 'clock'>,
): Result<SimulatedDevice, string> {
  const coils = within(values['channels'] ?? DEFAULT_CHANNELS, MOST_CHANNELS);
  const address = within(values['address'] ?? DEFAULT_ADDRESS, HIGHEST_ADDRESS);
  if (coils === null) return err(`--channels takes 1 to ${MOST_CHANNELS}.`);
  if (address === null) return err(`--address takes 1 to ${HIGHEST_ADDRESS}.`);
  const latch = readLatch(values, coils);
  if (!latch.ok) return latch;
  const board = new ModbusBoardSimulator({ clock, address, coils, inputs: INPUTS, latch: latch.value });
  return ok(new ModbusDevice(board, coils, latchText(latch.value), clock));
}

function within(text: string | boolean, most: number): number | null {
  const number = /^\d{1,3}$/.test(String(text)) ? Number(text) : NaN;
  return number >= 1 && number <= most ? number : null;
}

class ModbusDevice implements SimulatedDevice {
  readonly help = MODBUS_HELP;
  readonly happenings = ['on', 'off', 'input'];
  readonly #board: ModbusBoardSimulator;
  readonly #latch: string;
  readonly #clock: Clock;
  readonly #screen: RelayBoardScreen<ModbusBoardFault>;

  constructor(board: ModbusBoardSimulator, channels: number, latch: string, clock: Clock) {
    this.#board = board;
    this.#latch = latch;
    this.#clock = clock;
    this.#screen = new RelayBoardScreen(board, channels);
    const { happenings } = this.#screen;
    board.onInput(({ input, on }) =>
      happenings.emit({ word: 'input', text: `input ${input} is ${on ? 'on' : 'off'}` }),
    );
  }

  attach(line: DeviceLine): Unsubscribe {
    return this.#board.attach(line);
  }

  createTrace(): Trace {
    return new ModbusTrace(this.#clock);
  }

  order([verb, word, number, ...more]: readonly string[]): Result<string, string> {
    if (verb === 'clear' && word === undefined) return this.#screen.setFault(null);
    if (verb === 'drop' && number === undefined) return this.#drop(word);
    const kind = faultKind.safeParse(word);
    if (verb !== 'fault' || !kind.success || more.length > 0)
      return err(`There is no command "${[verb, word].join(' ').trim()}". Type help for all of them.`);
    const name = numberOf[kind.data];
    if (number !== undefined && name === null) return err(`fault ${kind.data} takes nothing behind it.`);
    return this.setFault({
      kind: kind.data,
      ...(name === null || number === undefined ? {} : { [name]: Number(number) }),
    });
  }

  setFault(fault: unknown): Result<string, string> {
    const parsed = modbusFault.safeParse(fault);
    if (parsed.success) return this.#screen.setFault(parsed.data);
    return err(`${JSON.stringify(fault)} is no fault of a Modbus board: ${complaintOf(parsed.error)}`);
  }

  /** Always false: a pulse is short, so `wait` waits for the next one. */
  isAlready(): boolean {
    return false;
  }

  status(): readonly string[] {
    return [
      `relays: ${this.#screen.lamps()}`,
      `latch: ${this.#latch}`,
      `requests: ${this.#board.requests().length}`,
      `fault: ${this.#screen.faultText()}`,
    ];
  }

  onHappening(listener: (happening: Happening) => void): Unsubscribe {
    return this.#screen.happenings.add(listener);
  }

  #drop(text: string | undefined): Result<string, string> {
    if (text !== undefined && !/^\d{1,5}$/.test(text)) return err('drop takes milliseconds behind it.');
    if (text === undefined) this.#board.dropNow();
    else this.#board.dropNow(Number(text));
    return ok('');
  }
}
