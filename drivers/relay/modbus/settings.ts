import { z } from 'zod';
import type { Finding } from '../../../app/config/finding.ts';
import { baudRate, port, relayKeys } from '../../../app/config/device-keys.ts';
import { MAX_CHANNEL } from '../../../app/config/schema.ts';
import { delays } from '../../common/delays.ts';
import {
  address,
  answerLimitMs,
  BUS_DEFAULTS,
  busNumber,
  echo,
  MAX_BUS_NUMBER,
  parity,
} from '../../modbus/settings.ts';
import { modemLines } from '../../port/modem-lines.ts';

/** Settings of a Modbus RTU relay board; all its channels are switched off at the start. */
export const modbusRelaySettings = z.strictObject({
  driver: z.literal('modbus'),
  port,
  baudRate: baudRate.default(BUS_DEFAULTS.baudRate),
  parity: parity.default(BUS_DEFAULTS.parity),
  echo: echo.default(BUS_DEFAULTS.echo),
  modemLines: modemLines.prefault({}),
  address: address.default(BUS_DEFAULTS.address),
  answerLimitMs: answerLimitMs.default(delays.modbusAnswerLimitMs),
  channels: z
    .number()
    .int()
    .min(1)
    .max(MAX_CHANNEL)
    .default(8)
    .describe('How many outputs the board has; all of them are switched off at the start.'),
  firstCoil: busNumber.default(0).describe('The number of the first output on the bus, counted from 0.'),
  timedPulse: z
    .enum(['waveshare', 'none'])
    .default('none')
    .describe('`waveshare` where the board itself can end a pulse: it then opens though the computer has died.'),
  ...relayKeys,
});
export type ModbusRelaySettings = z.output<typeof modbusRelaySettings>;

/** The last output's coil has to be on the bus, too. */
export function coilsOffTheBus({ firstCoil, channels }: ModbusRelaySettings): readonly Finding[] {
  const highest = MAX_BUS_NUMBER + 1 - channels;
  return firstCoil > highest ? [{ path: ['firstCoil'], rule: 'coils-off-the-bus', highest }] : [];
}

/** An answer after the pulse is not about it, so whether the contact closed is unknown. */
export function pulseTooShort({ answerLimitMs: limitMs, pulseMs }: ModbusRelaySettings): readonly Finding[] {
  const isTooShort = limitMs > delays.modbusAnswerLimitMs && pulseMs < limitMs;
  return isTooShort ? [{ path: ['answerLimitMs'], rule: 'pulse-shorter-than-answer', highest: limitMs }] : [];
}

/** The sentences for the rules of these settings. */
export const modbusRelayWords = {
  'coils-off-the-bus': 'with so many channels the first coil is at most {highest}',
  'pulse-shorter-than-answer':
    'an answer may take {highest} ms, longer than the pulse: a board that answers after it counts as one that did not answer, and nobody can say whether the contact closed; raise pulseMs',
};
