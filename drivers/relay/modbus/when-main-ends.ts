import { delays } from '../../common/delays.ts';
import type { WhenMainEnds } from '../../definition/when-main-ends.ts';
import { encodeRequest } from '../../modbus/frame.ts';
import { coilValues } from '../../modbus/request.ts';
import { unansweredMs } from '../../modbus/timing.ts';
import { restartOnOpen } from '../restart-on-open.ts';
import type { ModbusRelaySettings } from './settings.ts';

/**
 * The most requests around a pulse that are waited for in vain: on and whether it is, off three times and whether it is,
 * and one of a sensor on the same line each time the line is free.
 */
const REQUESTS_AROUND_PULSE = 8;

/**
 * Off for all channels with one frame, twice, and with a frame for each channel, for boards without a command for all;
 * null where the board itself ends its pulses.
 */
export function offWhenMainEnds(settings: ModbusRelaySettings): WhenMainEnds | null {
  const { port, baudRate, parity, address, channels, firstCoil, timedPulse, modemLines, answerLimitMs } = settings;
  if (timedPulse !== 'none') return null;
  const states = Array.from({ length: channels }, () => false);
  const all = encodeRequest({ kind: 'write-coils', address, first: firstCoil, states });
  const each = states.map((_, index) =>
    encodeRequest({ kind: 'write-coil', address, coil: firstCoil + index, value: coilValues.off }),
  );
  return {
    port,
    baudRate,
    parity,
    frames: [all, all, ...each],
    gapMs: delays.modbusUnheardGapMs,
    aroundPulseMs: REQUESTS_AROUND_PULSE * unansweredMs(answerLimitMs, baudRate),
    ...restartOnOpen(modemLines),
  };
}
