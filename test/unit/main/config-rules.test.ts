import { describe, expect, test } from 'vitest';
import type { LogFacts } from '../../../app/log/events.ts';
import { parseConfig } from '../../../main/config/load-config.ts';

const LCUS = 'relay: { driver: lcus, port: /dev/serial/by-path/relay }';
const MODBUS = 'relay: { driver: modbus, port: /dev/serial/by-path/bus, baudRate: 9600 }';
const SIMULATED = 'relay: { driver: simulated }';
const CCNET = 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/bills }';
const TEST_BANK = 'mtokentest.kaspi.kz:8544';
const REAL_BANK = 'qrapi-cert-ip.kaspi.kz';
/** Where the first of the peripherals stands in the file. */
const FIRST_LINE = 10;

interface Told {
  readonly key?: string | undefined;
  readonly line?: string | undefined;
  readonly detail?: string | undefined;
  readonly warnings: readonly LogFacts[];
}

/** The file with these peripherals, one a line from `FIRST_LINE` on. */
function fileWith(peripherals: readonly string[], { host = TEST_BANK, channel = 1, more = '' } = {}): string {
  return `version: 1
payment:
  kaspi:
    scheme: standard
    baseUrl: https://${host}/r2/v01
    deviceId: KIOSK-0001
    certificate: { pfxFile: certs/certfile.pfx }
    caFiles: [certs/kbs_root_ca.crt]
peripherals:${peripherals.length === 0 ? ' {}' : ''}
${peripherals.map((line) => `  ${line}\n`).join('')}catalogue:
  - { id: water, channel: ${String(channel)}, name: Water, priceTenge: 450 }
${more}`;
}

function read(text: string): Told {
  const warnings: LogFacts[] = [];
  const parsed = parseConfig(text, 'kiosk.yaml', (facts) => warnings.push(facts));
  if (parsed.ok) return { warnings };
  const { key, line, detail } = parsed.error.parameters;
  return { key, line, detail, warnings };
}

/** Demo mode: the same file without the payment. */
function withoutPayment(text: string): string {
  return text.replace(/payment:[^]*(?=\nperipherals:)/, '');
}

const FINE = { warnings: [] };

describe('two peripherals never have one port', () => {
  test.each([
    ['the acceptor on the relay', [LCUS, 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/relay }'], 'billAcceptor', 11],
    ['the printer on the acceptor', [LCUS, CCNET, 'printer: { driver: escpos, port: /dev/serial/by-path/bills }'], 'printer', 12],
    ['a modem line of the relay', [LCUS, 'dropSensor: { driver: modem-line, port: /dev/serial/by-path/relay }'], 'dropSensor', 11],
    ['Modbus beside an LCUS board', [LCUS, 'dropSensor: { driver: modbus, port: /dev/serial/by-path/relay }'], 'dropSensor', 11],
    ['a third one on the bus', [MODBUS, 'dropSensor: { driver: modbus, port: /dev/serial/by-path/bus }', 'printer: { driver: escpos, port: /dev/serial/by-path/bus }'], 'printer', 12],
    ['one bus in two spellings', ['relay: { driver: modbus, port: COM3 }', 'dropSensor: { driver: modbus, port: com3 }'], 'dropSensor', 11],
    ['the spellings of Windows', ['relay: { driver: lcus, port: COM3 }', String.raw`billAcceptor: { driver: ccnet, port: '\\.\com3' }`], 'billAcceptor', 11],
  ])('%s', (_what, peripherals, second, line) => {
    expect(read(fileWith(peripherals))).toMatchObject({
      key: `peripherals.${second}.port`,
      line: String(line),
      detail: 'another peripheral has this port; only a modbus relay and a modbus drop sensor can share one',
    });
  });

  test('a Modbus relay and a Modbus drop sensor share their line', () => {
    expect(read(fileWith([MODBUS, 'dropSensor: { driver: modbus, blocksMs: 50, port: /dev/serial/by-path/bus, address: 2 }']))).toEqual(FINE);
    expect(read(fileWith([MODBUS, 'dropSensor: { driver: modbus, blocksMs: 50 }']))).toEqual(FINE);
    expect(read(fileWith([MODBUS, 'dropSensor: { driver: modbus, latch: { clearCoil: 16 } }']))).toEqual(FINE);
  });
});

describe('a drop sensor has a place', () => {
  const lineless = 'without a port of its own a modbus drop sensor hangs on the line of a modbus relay, and there is none';
  test.each([
    ['without a relay', ['dropSensor: { driver: modem-line, port: /dev/serial/by-path/a }'], 'peripherals.dropSensor', 10, 'a drop sensor needs a relay: configure peripherals.relay'],
    ['with a port, but without a relay', ['dropSensor: { driver: modbus, port: /dev/serial/by-path/a }'], 'peripherals.dropSensor', 10, 'a drop sensor needs a relay: configure peripherals.relay'],
    ['Modbus without a line, beside an LCUS board', [LCUS, 'dropSensor: { driver: modbus }'], 'peripherals.dropSensor', 11, lineless],
    ['Modbus without a line or a relay', ['dropSensor: { driver: modbus }'], 'peripherals.dropSensor', 10, lineless],
    ['another speed on one line', [MODBUS, 'dropSensor: { driver: modbus, port: /dev/serial/by-path/bus, baudRate: 19200 }'], 'peripherals.dropSensor.baudRate', 11, 'the relay on the same line says something else; leave it out here'],
    ['another parity on the line of the relay', [MODBUS, 'dropSensor: { driver: modbus, parity: even }'], 'peripherals.dropSensor.parity', 11, 'the relay on the same line says something else; leave it out here'],
    ['an input without a latch, of which nobody says how long it is blocked', [MODBUS, 'dropSensor: { driver: modbus }'], 'peripherals.dropSensor', 11, 'without a latch, say how many milliseconds a product is in the beam at the least: blocksMs'],
    ['the same at a serial port', [LCUS, 'dropSensor: { driver: modem-line, port: /dev/serial/by-path/a }'], 'peripherals.dropSensor', 11, 'without a latch, say how many milliseconds a product is in the beam at the least: blocksMs'],
  ])('%s', (_what, peripherals, key, line, detail) => {
    expect(read(fileWith(peripherals))).toMatchObject({ key, line: String(line), detail });
  });

  test('a line of its own has settings of its own, and the same settings may be said twice', () => {
    expect(read(fileWith([MODBUS, 'dropSensor: { driver: modbus, blocksMs: 50, port: /dev/serial/by-path/x, baudRate: 19200, parity: odd }']))).toEqual(FINE);
    expect(read(fileWith([MODBUS, 'dropSensor: { driver: modbus, blocksMs: 50, baudRate: 9600, parity: none }']))).toEqual(FINE);
    expect(read(fileWith([LCUS, 'dropSensor: { driver: modbus, blocksMs: 50, port: /dev/serial/by-path/x }']))).toEqual(FINE);
  });
});

describe('the numbers of a bus', () => {
  const board = (more: string): string => `relay: { driver: modbus, port: /dev/serial/by-path/bus${more} }`;
  const latched = (coil: string, more = ''): string => `dropSensor: { driver: modbus, latch: ${coil}${more} }`;
  const ofRelay = 'this coil is one of the relay itself: clearing the latch would switch a motor';
  test.each([
    ['coils behind the last one', [board(', firstCoil: 65529')], 'peripherals.relay.firstCoil', 10, 'with so many channels the first coil is at most 65528'],
    ['the first coil of the relay as the latch', [board(', firstCoil: 16'), latched('{ clearCoil: 16 }')], 'peripherals.dropSensor.latch.clearCoil', 11, ofRelay],
    ['the last one, at the same port said twice', [board(', address: 2'), latched('{ clearCoil: 7 }', ', port: /dev/serial/by-path/bus, address: 2')], 'peripherals.dropSensor.latch.clearCoil', 11, ofRelay],
    ['a latch of no kind', [board(''), latched('true')], 'peripherals.dropSensor.latch', 11, 'none, cleared-by-reading, or { clearCoil: NUMBER }'],
    ['a latch whose coil is no number', [board(''), latched('{ clearCoil: first }')], 'peripherals.dropSensor.latch', 11, 'none, cleared-by-reading, or { clearCoil: NUMBER }'],
  ])('%s', (_what, peripherals, key, line, detail) => {
    expect(read(fileWith(peripherals))).toMatchObject({ key, line: String(line), detail });
  });

  test('the last coils of a bus, the coil behind those of the relay, and the same number on another board or line', () => {
    expect(read(fileWith([board(', firstCoil: 65528')]))).toEqual(FINE);
    expect(read(fileWith([board(''), latched('{ clearCoil: 8 }')]))).toEqual(FINE);
    expect(read(fileWith([board(''), latched('{ clearCoil: 0 }', ', address: 2')]))).toEqual(FINE);
    expect(read(fileWith([board(''), latched('{ clearCoil: 0 }', ', port: /dev/serial/by-path/x')]))).toEqual(FINE);
  });
});

describe('a product has a channel of the board', () => {
  test.each([
    ['an LCUS board', LCUS, 8],
    ['a simulated board', SIMULATED, 8],
    ['a Modbus board that says nothing', MODBUS, 8],
    ['a small Modbus board', 'relay: { driver: modbus, port: /dev/serial/by-path/a, channels: 4 }', 4],
    ['a large Modbus board', 'relay: { driver: modbus, port: /dev/serial/by-path/a, channels: 32 }', 32],
  ])('%s', (_what, relay, highest) => {
    expect(read(fileWith([relay], { channel: highest }))).toEqual(FINE);
    expect(read(fileWith([relay], { channel: highest + 1 }))).toMatchObject({
      key: 'catalogue.0.channel',
      line: String(FIRST_LINE + 2),
      detail: `this relay board has channels 1 to ${String(highest)}`,
    });
  });

  test('the demo has its simulated board, whatever the file says', () => {
    const large = withoutPayment(fileWith(['relay: { driver: modbus, port: /dev/serial/by-path/a, channels: 32 }'], { channel: 9 }));
    expect(read(large)).toMatchObject({ key: 'catalogue.0.channel', detail: 'this relay board has channels 1 to 8' });
  });
});

describe('real and simulated are not mixed', () => {
  const SIMULATED_BILLS = 'billAcceptor: { driver: simulated }';
  const SIMULATED_DROPS = 'dropSensor: { driver: simulated }';
  const SIMULATED_PRINTER = 'printer: { driver: simulated }';
  const nothingReal = 'a simulated peripheral works only with a test server';

  test('with a test server everything can be simulated', () => {
    expect(read(fileWith([SIMULATED, SIMULATED_DROPS, SIMULATED_BILLS, SIMULATED_PRINTER]))).toEqual(FINE);
    expect(read(fileWith([LCUS, CCNET, SIMULATED_PRINTER], { host: '127.0.0.1:9443' }))).toEqual(FINE);
  });

  test.each([
    ['a relay', [SIMULATED], 'relay', 'the simulated relay works only with a test server'],
    ['a bill acceptor', [SIMULATED_BILLS], 'billAcceptor', nothingReal],
    ['a printer', [SIMULATED_PRINTER, LCUS], 'printer', nothingReal],
  ])('%s is not simulated beside the bank', (_what, peripherals, name, detail) => {
    expect(read(fileWith(peripherals, { host: REAL_BANK }))).toMatchObject({ key: `peripherals.${name}.driver`, line: '10', detail });
    expect(read(fileWith(peripherals))).toEqual(FINE);
  });

  test.each([
    ['real notes and a simulated relay', [SIMULATED, CCNET], 'peripherals.billAcceptor', /^real banknotes must not buy/],
    ['simulated notes and a real relay', [LCUS, SIMULATED_BILLS], 'peripherals.billAcceptor.driver', /^simulated banknotes must not buy/],
    ['simulated notes and a Modbus relay', [MODBUS, SIMULATED_BILLS], 'peripherals.billAcceptor.driver', /^simulated banknotes must not buy/],
    ['a simulated drop sensor and a real relay', [LCUS, SIMULATED_DROPS], 'peripherals.dropSensor.driver', /^a simulated drop sensor sees no real goods/],
  ])('%s: refused with any server', (_what, peripherals, key, words) => {
    for (const host of [TEST_BANK, REAL_BANK]) {
      const told = read(fileWith(peripherals, { host }));
      expect(told).toMatchObject({ key, line: '11' });
      expect(told.detail).toMatch(words);
    }
  });

  test('a drop sensor is not simulated beside the bank, not even with a simulated relay', () => {
    const text = fileWith([SIMULATED, SIMULATED_DROPS], { host: REAL_BANK });
    expect(read(text)).toMatchObject({ key: 'peripherals.relay.driver' });
    expect(read(fileWith([LCUS, SIMULATED_DROPS], { host: REAL_BANK }))).toMatchObject({ key: 'peripherals.dropSensor.driver' });
  });

  test('the demo drives nothing real, so everything may stand in its file', () => {
    for (const peripherals of [[LCUS, SIMULATED_BILLS, SIMULATED_DROPS], [SIMULATED, CCNET], [SIMULATED_DROPS, SIMULATED_PRINTER]]) {
      expect(read(withoutPayment(fileWith(peripherals)))).toEqual(FINE);
    }
  });
});

describe('numbers are those of the devices', () => {
  const withBaud = (rate: number): string[] => [`relay: { driver: lcus, port: /dev/serial/by-path/a, baudRate: ${String(rate)} }`];

  test('the usual baud rates and no others', () => {
    for (const rate of [300, 600, 1200, 2400, 4800, 9600, 14400, 19200, 28800, 38400, 57600, 115200, 230400, 460800, 921600]) {
      expect(read(fileWith(withBaud(rate)))).toEqual(FINE);
    }
    for (const rate of [0, 9601, 9600.5, 96000, 115000, 1_000_000]) {
      expect(read(fileWith(withBaud(rate)))).toMatchObject({ key: 'peripherals.relay.baudRate', line: '10', detail: expect.stringMatching(/no usual baud rate/) });
    }
  });

  test.each([
    ['a baud rate that no CCNET unit has', [LCUS, 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/b, baudRate: 115200 }'], 'billAcceptor.baudRate', /9600 or 19200/],
    ['a printer with an odd rate', [LCUS, 'printer: { driver: escpos, port: /dev/serial/by-path/b, baudRate: 19201 }'], 'printer.baudRate', /no usual baud rate/],
    ['a sensor with an odd rate', [LCUS, 'dropSensor: { driver: modbus, port: /dev/serial/by-path/b, baudRate: 96 }'], 'dropSensor.baudRate', /no usual baud rate/],
    ['a note named twice', [LCUS, 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/b, denominationsTenge: [500, 1000, 500] }'], 'billAcceptor.denominationsTenge.2', /^used twice$/],
    ['a note named twice to the simulation', [SIMULATED, 'billAcceptor: { driver: simulated, denominationsTenge: [500, 500] }'], 'billAcceptor.denominationsTenge.1', /^used twice$/],
  ])('%s', (_what, peripherals, key, words) => {
    const told = read(fileWith(peripherals));
    expect(told).toMatchObject({ key: `peripherals.${key}`, line: '11' });
    expect(told.detail).toMatch(words);
  });

  test('a note named twice in a list of lines names its own line', () => {
    const list = 'billAcceptor:\n    driver: ccnet\n    port: /dev/serial/by-path/b\n    denominationsTenge:\n      - 500\n      - 1000\n      - 500';
    expect(read(fileWith([LCUS, list]))).toMatchObject({ key: 'peripherals.billAcceptor.denominationsTenge.2', line: '17' });
  });

  test.each([
    ['pulseMs', [50, 5_000], [49, 5_001, 700.5], (value: number) => [`relay: { driver: lcus, port: /dev/serial/by-path/a, pulseMs: ${String(value)} }`]],
    ['timeoutMs', [200, 10_000], [199, 10_001, 300.5], (value: number) => [`dropSensor: { driver: modem-line, blocksMs: 50, port: /dev/serial/by-path/b, timeoutMs: ${String(value)} }`, LCUS]],
    ['extraPulses', [0, 3], [-1, 4], (value: number) => [`dropSensor: { driver: modem-line, blocksMs: 50, port: /dev/serial/by-path/b, extraPulses: ${String(value)} }`, LCUS]],
  ])('%s has its bounds', (key, good, bad, peripherals) => {
    for (const value of good) expect(read(fileWith(peripherals(value)))).toEqual(FINE);
    for (const value of bad) {
      const told = read(fileWith(peripherals(value)));
      expect(told.key).toMatch(new RegExp(`^peripherals\\.(relay|dropSensor)\\.${key}$`));
      expect(told.line).toBe('10');
    }
  });
});

describe('what deserves a look is a warning with key and line', () => {
  test.each(['/dev/ttyUSB0', '/dev/ttyACM12'])('the name %s changes when something else is plugged in first', (port) => {
    const { warnings, key } = read(fileWith([LCUS, `billAcceptor: { driver: ccnet, port: ${port} }`]));
    expect(key).toBeUndefined();
    expect(warnings).toEqual([{ file: 'kiosk.yaml', key: 'peripherals.billAcceptor.port', line: '11', warning: expect.stringMatching(/by-path.*npm run ports/) }]);
  });

  test('names that stay the same draw none', () => {
    for (const port of ['/dev/serial/by-path/x', '/dev/serial/by-id/x', '/dev/ttyS0', '/dev/ttyAMA0', 'COM3', '/tmp/ttyUSB0', '/dev/kiosk-relay']) {
      expect(read(fileWith([`relay: { driver: lcus, port: ${port} }`]))).toEqual(FINE);
    }
  });

  test('rules for change, and nobody to take notes', () => {
    const withCash = fileWith([LCUS]).replace('payment:\n', 'payment:\n  cash: { change: donate }\n');
    expect(read(withCash)).toEqual({
      warnings: [{ file: 'kiosk.yaml', key: 'payment.cash', line: '3', warning: 'nothing takes notes: peripherals.billAcceptor is not configured' }],
    });
    expect(read(withCash.replace(LCUS, `${LCUS}\n  ${CCNET}`))).toEqual(FINE);
  });

  test.each(['donate', 'refuse'])('more products for change, and with %s no change is ever owed', (change) => {
    const text = (cash: string): string => fileWith([LCUS, CCNET]).replace('payment:\n', `payment:\n  cash:\n    change: ${change}\n${cash}`);
    expect(read(text('    moreProducts: true\n'))).toEqual({
      warnings: [
        {
          file: 'kiosk.yaml',
          key: 'payment.cash.moreProducts',
          line: '5',
          warning: 'only change that is owed pays for another product: set payment.cash.change to owe, or leave this out',
        },
      ],
    });
    expect(read(text('    moreProducts: false\n'))).toEqual(FINE);
    expect(read(text(''))).toEqual(FINE);
  });

  test('more products for change that is owed, said or not, are no doubt', () => {
    for (const cash of ['{ moreProducts: true }', '{ change: owe, moreProducts: true }']) {
      expect(read(fileWith([LCUS, CCNET]).replace('payment:\n', `payment:\n  cash: ${cash}\n`))).toEqual(FINE);
    }
  });

  test('every doubt is told', () => {
    const text = fileWith(['relay: { driver: lcus, port: /dev/ttyUSB0 }', 'billAcceptor: { driver: ccnet, port: /dev/ttyUSB1 }']);
    expect(read(text).warnings.map(({ line }) => line)).toEqual(['10', '11']);
    const withoutNotes = fileWith([LCUS]).replace('payment:\n', 'payment:\n  cash: { change: donate, moreProducts: true }\n');
    expect(read(withoutNotes).warnings.map(({ key }) => key)).toEqual(['payment.cash', 'payment.cash.moreProducts']);
  });
});
