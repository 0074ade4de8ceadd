import { z } from 'zod';
import { baudRate, dropSensorKeys, port } from '../../../app/config/device-keys.ts';
import type { Finding } from '../../../app/config/finding.ts';
import { address, answerLimitMs, BUS_DEFAULTS, busNumber, echo, parity } from '../../modbus/settings.ts';
import { delays } from '../../common/delays.ts';
import { frameGapMs, wireMs } from '../../modbus/timing.ts';
import { modemLines } from '../../port/modem-lines.ts';
import { blocksMs, blocksUnknownWords, seenAs } from '../keys.ts';

const ofRelay = 'left out, that of the Modbus relay on the same line';

/** Settings of a drop sensor at a discrete input of a Modbus board (spec/peripherals section 4). */
export const modbusDropSensorSettings = z.strictObject({
  driver: z.literal('modbus'),
  port: port.optional().describe('The serial port; left out, that of the Modbus relay, whose own line is then meant.'),
  baudRate: baudRate.optional().describe(`The speed of the line; ${ofRelay}.`),
  parity: parity.optional().describe(`The parity of the line; ${ofRelay}.`),
  echo: echo.optional().describe(`Whether the adapter gives back what is sent; ${ofRelay}, otherwise \`auto\`.`),
  modemLines: modemLines.optional().describe(`What the outputs of the serial port are set to; ${ofRelay}.`),
  address: address.optional().describe(`The address of the board on the bus; ${ofRelay}.`),
  answerLimitMs: answerLimitMs.default(delays.modbusAnswerLimitMs),
  input: busNumber.default(0).describe('The number of the discrete input on the bus, counted from 0.'),
  seenAs,
  latch: z
    .union([z.literal('none'), z.literal('cleared-by-reading'), z.strictObject({ clearCoil: busNumber })], 'latch-kind')
    .default('none')
    .describe('How the board keeps what it saw: cleared by being read, or by writing 0 to the coil `clearCoil`.'),
  blocksMs,
  ...dropSensorKeys,
});
export type ModbusDropSensorSettings = z.output<typeof modbusDropSensorSettings>;

/**
 * Reports a missing `blocksMs`: without a latch a product may fall between two readings, and only the operator knows
 * how long that takes.
 */
export function blocksUnknown({ latch, blocksMs: known }: ModbusDropSensorSettings): readonly Finding[] {
  return latch === 'none' && known === undefined ? [{ path: [], rule: 'blocks-unknown' }] : [];
}

/** Whether answers are expected to come later than from a board on the line itself. */
export function isSlow({ answerLimitMs: limitMs }: ModbusDropSensorSettings): boolean {
  return limitMs > delays.modbusAnswerLimitMs;
}

/** Bytes of the question for one input and its answer, with an echo of the question. */
const READING_BYTES = 8 + 8 + 6;

/**
 * How long the beam may go unseen with answers as slow as the settings allow, in milliseconds: the board looks at some
 * moment between question and answer, and a question of the relay may lie between one reading and the next.
 */
export function unseenMs(settings: ModbusDropSensorSettings): number {
  const { answerLimitMs: limitMs, baudRate: rate = BUS_DEFAULTS.baudRate } = settings;
  return 3 * (limitMs + wireMs(READING_BYTES, rate)) + 2 * frameGapMs(rate);
}

/** With slow answers and no latch, short falls are missed, so that "nothing fell" is never certain. */
export function fallsUnseen(settings: ModbusDropSensorSettings): readonly Finding[] {
  const { latch, blocksMs: known } = settings;
  if (latch !== 'none' || known === undefined || !isSlow(settings)) return [];
  const highest = unseenMs(settings);
  return known < highest ? [{ path: ['answerLimitMs'], rule: 'falls-unseen', highest }] : [];
}

/** The sentences for the rules of these settings, alone and beside the relay. */
export const modbusDropSensorWords = {
  ...blocksUnknownWords,
  'drop-sensor-without-line':
    'without a port of its own a modbus drop sensor hangs on the line of a modbus relay, and there is none',
  'bus-settings-differ': 'the relay on the same line says something else; leave it out here',
  'latch-kind': 'none, cleared-by-reading, or { clearCoil: NUMBER }',
  'latch-of-relay': 'this coil is one of the relay itself: clearing the latch would switch a motor',
  'falls-unseen':
    'with answers as slow as that the beam is seen only every {highest} ms: after a shorter fall nobody can say that nothing fell, and the customer gets a code; use a board with a latch, or say blocksMs where things are in the beam for longer',
};
