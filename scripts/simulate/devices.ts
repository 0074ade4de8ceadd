import type { DeviceKind } from './common/device.ts';

/** Every device that can be put at the end of a serial line: one folder and one entry each, loaded when it is asked for. */
export const DEVICES: readonly DeviceKind[] = [
  {
    name: 'ccnet',
    what: 'a bill validator (CCNET)',
    usage: '[--bills 500,1000,...] [--currency KZT|KAZ]',
    options: { bills: { type: 'string' }, currency: { type: 'string' } },
    baudRate: 9_600,
    start: async (values, clock) => (await import('./ccnet/device.ts')).startCcnet(values, clock),
  },
  {
    name: 'lcus',
    what: 'a relay board (LCUS)',
    usage: '[--channels 4] [--no-feedback]',
    options: { 'channels': { type: 'string' }, 'no-feedback': { type: 'boolean' } },
    baudRate: 9_600,
    start: async (values, clock) => (await import('./lcus/device.ts')).startLcus(values, clock),
  },
  {
    name: 'modbus',
    what: 'a relay board with inputs (Modbus RTU)',
    usage: '[--channels 8] [--address 1] [--latch-coil N|--latch reading]',
    options: {
      'channels': { type: 'string' },
      'address': { type: 'string' },
      'latch': { type: 'string' },
      'latch-coil': { type: 'string' },
    },
    baudRate: 9_600,
    start: async (values, clock) => (await import('./modbus/device.ts')).startModbus(values, clock),
  },
  {
    name: 'escpos',
    what: 'a receipt printer (ESC/POS)',
    usage: '[--out FOLDER] [--width 576|384] [--make clone|epson] [--presenter]',
    options: {
      out: { type: 'string' },
      width: { type: 'string' },
      make: { type: 'string' },
      presenter: { type: 'boolean' },
    },
    baudRate: 19_200,
    start: async (values, clock) => (await import('./escpos/device.ts')).startEscpos(values, clock),
  },
];

/** The lines of the usage about devices. */
export function devicesUsage(): string {
  const lines = DEVICES.map(
    ({ name, what, usage }) => `  npm run simulate -- ${name} --port PATH|--pty ${usage}   ${what}`,
  );
  return [...lines, '    and for each device: [--link PATH] [--baud N] [--fault JSON]... [--quiet] [--once]'].join(
    '\n',
  );
}
