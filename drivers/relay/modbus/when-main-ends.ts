import { delays } from '../../common/delays.ts';
import type { WhenMainEnds } from '../../definition/when-main-ends.ts';
import { encodeRequest } from '../../modbus/frame.ts';
import { coilValues } from '../../modbus/request.ts';
import { restartOnOpen } from '../restart-on-open.ts';
import type { ModbusRelaySettings } from './settings.ts';

/**
 * Off for all channels with one frame, twice, and with a frame for each channel, for boards without a command for all;
 * null where the board itself ends its pulses.
 */
export function offWhenMainEnds(settings: ModbusRelaySettings): WhenMainEnds | null {
  const { port, baudRate, parity, address, channels, firstCoil, timedPulse, modemLines } = settings;
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
    ...restartOnOpen(modemLines),
  };
}
