import { defineModbusDriver } from '../../modbus/define-modbus-driver.ts';
import { createModbusRelay } from './driver.ts';
import { coilsOffTheBus, modbusRelaySettings } from './settings.ts';
import { offWhenMainEnds } from './when-main-ends.ts';

/** Modbus RTU relay boards. */
export const modbusRelay = defineModbusDriver({
  kind: 'relay',
  settings: modbusRelaySettings,
  findings: coilsOffTheBus,
  highestChannel: ({ channels }) => channels,
  whenMainEnds: offWhenMainEnds,
  create: createModbusRelay,
});
