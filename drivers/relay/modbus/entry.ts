import { text } from '../../../app/command-line/option.ts';
import { defineModbusDriver } from '../../modbus/define-modbus-driver.ts';
import { createModbusRelay } from './driver.ts';
import { coilsOffTheBus, modbusRelaySettings, modbusRelayWords, pulseTooShort } from './settings.ts';
import { offWhenMainEnds } from './when-main-ends.ts';

/** Modbus RTU relay boards; the simulated one has the inputs of a drop sensor, too. */
export const modbusRelay = defineModbusDriver({
  kind: 'relay',
  settings: modbusRelaySettings,
  words: modbusRelayWords,
  findings: coilsOffTheBus,
  doubts: pulseTooShort,
  highestChannel: ({ channels }) => channels,
  whenMainEnds: offWhenMainEnds,
  create: createModbusRelay,
  probe: async () => (await import('../../modbus/probe.ts')).modbusProbe,
  simulate: {
    what: 'a relay board with inputs (Modbus RTU)',
    options: {
      'channels': text({ placeholder: 'N', help: 'how many it has, 8 by default' }),
      'address': text({ placeholder: 'N', help: 'its address, 1 by default' }),
      'latch': text({ placeholder: 'reading', help: 'a pulse on an input stays until it is read' }),
      'latch-coil': text({ placeholder: 'N', help: 'the same, and the coil that ends it' }),
    },
    baudRate: 9_600,
    start: async (values, environment) =>
      (await import('../../modbus/simulator/device.ts')).startModbus(values, environment),
  },
});
