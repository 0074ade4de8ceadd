import { flag, path, text } from '../../app/command-line/option.ts';
import type { DeviceKind } from './common/device.ts';

/** Every device that can be simulated on a serial line; each is one folder and one entry. */
export const DEVICES: readonly DeviceKind[] = [
  {
    name: 'ccnet',
    what: 'a bill validator (CCNET)',
    options: {
      bills: text({ placeholder: '500,1000,...', help: 'its bill table, in tenge' }),
      currency: text({ placeholder: 'KZT|KAZ', help: 'how the table names the currency' }),
    },
    baudRate: 9_600,
    start: async (values, clock) => (await import('./ccnet/device.ts')).startCcnet(values, clock),
  },
  {
    name: 'lcus',
    what: 'a relay board (LCUS)',
    options: {
      'channels': text({ placeholder: 'N', help: 'how many it has, 4 unless told otherwise' }),
      'no-feedback': flag({ help: 'a board that answers nothing' }),
      'dialect': text({
        placeholder: 'words|ff|d0',
        help: 'a board that answers in words, or knows D0 01 and D0 00 alone',
      }),
    },
    baudRate: 9_600,
    start: async (values, clock) => (await import('./lcus/device.ts')).startLcus(values, clock),
  },
  {
    name: 'modbus',
    what: 'a relay board with inputs (Modbus RTU)',
    options: {
      'channels': text({ placeholder: 'N', help: 'how many it has, 8 unless told otherwise' }),
      'address': text({ placeholder: 'N', help: 'its address, 1 unless told otherwise' }),
      'latch': text({ placeholder: 'reading', help: 'a pulse on an input stays until it is read' }),
      'latch-coil': text({ placeholder: 'N', help: 'the same, and the coil that ends it' }),
    },
    baudRate: 9_600,
    start: async (values, clock) => (await import('./modbus/device.ts')).startModbus(values, clock),
  },
  {
    name: 'escpos',
    what: 'a receipt printer (ESC/POS)',
    options: {
      out: path({ placeholder: 'FOLDER', help: 'where the printed papers go as pictures' }),
      width: text({ placeholder: '576|384', help: 'dots across the roll' }),
      make: text({ placeholder: 'clone|epson', help: 'how it reports its state' }),
      presenter: flag({ help: 'holds each paper until it is taken' }),
    },
    baudRate: 19_200,
    start: async (values, clock) => (await import('./escpos/device.ts')).startEscpos(values, clock),
  },
];
