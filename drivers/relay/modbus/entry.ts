import { defineModbusDriver } from '../../modbus/define-modbus-driver.ts';
import { createModbusRelay } from './driver.ts';
import { coilsOffTheBus, modbusRelaySettings, pulseTooShort } from './settings.ts';
import { offWhenMainEnds } from './when-main-ends.ts';

/** Modbus RTU relay boards. */
export const modbusRelay = defineModbusDriver({
  kind: 'relay',
  settings: modbusRelaySettings,
  findings: coilsOffTheBus,
  doubts: pulseTooShort,
  highestChannel: ({ channels }) => channels,
  whenMainEnds: offWhenMainEnds,
  create: createModbusRelay,
});
