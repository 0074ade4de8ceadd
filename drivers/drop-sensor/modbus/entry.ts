import { defineModbusDriver } from '../../modbus/define-modbus-driver.ts';
import { completedByRelay, findingsBesideRelay, sharesLineOfRelay } from './beside-relay.ts';
import { createModbusDropSensor } from './driver.ts';
import { blocksUnknown, fallsUnseen, modbusDropSensorSettings, modbusDropSensorWords } from './settings.ts';

/** Sensors at a discrete input of a Modbus board, which may be the relay board itself. */
export const modbusDropSensor = defineModbusDriver({
  kind: 'dropSensor',
  settings: modbusDropSensorSettings,
  words: modbusDropSensorWords,
  findings: blocksUnknown,
  doubts: fallsUnseen,
  findingsBeside: findingsBesideRelay,
  sharesLine: (settings, owner, devices) => owner === 'relay' && sharesLineOfRelay(settings, devices),
  completed: completedByRelay,
  create: createModbusDropSensor,
});
