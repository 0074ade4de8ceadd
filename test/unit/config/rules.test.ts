import { describe, expect, test } from 'vitest';
import {
  LCUS,
  MODBUS,
  SIMULATED,
  CCNET,
  TEST_BANK,
  REAL_BANK,
  FIRST_LINE,
  fileWith,
  read,
  withoutPayment,
  FINE,
} from './config-file.ts';

describe('two peripherals cannot share a port', () => {
  test.each([
    [
      'the acceptor on the relay',
      [LCUS, 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/relay }'],
      'billAcceptor',
      11,
    ],
    [
      'the printer on the acceptor',
      [LCUS, CCNET, 'printer: { driver: escpos, port: /dev/serial/by-path/bills }'],
      'printer',
      12,
    ],
    [
      'a modem line of the relay',
      [LCUS, 'dropSensor: { driver: modem-line, port: /dev/serial/by-path/relay }'],
      'dropSensor',
      11,
    ],
    [
      'Modbus beside an LCUS board',
      [LCUS, 'dropSensor: { driver: modbus, port: /dev/serial/by-path/relay }'],
      'dropSensor',
      11,
    ],
    [
      'a third one on the bus',
      [
        MODBUS,
        'dropSensor: { driver: modbus, port: /dev/serial/by-path/bus }',
        'printer: { driver: escpos, port: /dev/serial/by-path/bus }',
      ],
      'printer',
      12,
    ],
    [
      'one bus in two spellings',
      ['relay: { driver: modbus, port: COM3 }', 'dropSensor: { driver: modbus, port: com3 }'],
      'dropSensor',
      11,
    ],
    [
      'the spellings of Windows',
      ['relay: { driver: lcus, port: COM3 }', String.raw`billAcceptor: { driver: ccnet, port: '\\.\com3' }`],
      'billAcceptor',
      11,
    ],
  ])('%s', (_what, peripherals, second, line) => {
    expect(read(fileWith(peripherals))).toMatchObject({
      key: `peripherals.${second}.port`,
      line: String(line),
      detail: 'another peripheral has this port; only a modbus relay and a modbus drop sensor can share one',
    });
  });

  test('a Modbus relay and a Modbus drop sensor share their line', () => {
    expect(
      read(
        fileWith([MODBUS, 'dropSensor: { driver: modbus, blocksMs: 50, port: /dev/serial/by-path/bus, address: 2 }']),
      ),
    ).toEqual(FINE);
    expect(read(fileWith([MODBUS, 'dropSensor: { driver: modbus, blocksMs: 50 }']))).toEqual(FINE);
    expect(read(fileWith([MODBUS, 'dropSensor: { driver: modbus, latch: { clearCoil: 16 } }']))).toEqual(FINE);
  });
});

describe('a drop sensor has a place', () => {
  const lineless =
    'without a port of its own a modbus drop sensor hangs on the line of a modbus relay, and there is none';
  test.each([
    [
      'without a relay',
      ['dropSensor: { driver: modem-line, port: /dev/serial/by-path/a }'],
      'peripherals.dropSensor',
      10,
      'a drop sensor needs a relay: configure peripherals.relay',
    ],
    [
      'with a port, but without a relay',
      ['dropSensor: { driver: modbus, port: /dev/serial/by-path/a }'],
      'peripherals.dropSensor',
      10,
      'a drop sensor needs a relay: configure peripherals.relay',
    ],
    [
      'Modbus without a line, beside an LCUS board',
      [LCUS, 'dropSensor: { driver: modbus }'],
      'peripherals.dropSensor',
      11,
      lineless,
    ],
    ['Modbus without a line or a relay', ['dropSensor: { driver: modbus }'], 'peripherals.dropSensor', 10, lineless],
    [
      'another speed on one line',
      [MODBUS, 'dropSensor: { driver: modbus, port: /dev/serial/by-path/bus, baudRate: 19200 }'],
      'peripherals.dropSensor.baudRate',
      11,
      'the relay on the same line says something else; leave it out here',
    ],
    [
      'another parity on the line of the relay',
      [MODBUS, 'dropSensor: { driver: modbus, parity: even }'],
      'peripherals.dropSensor.parity',
      11,
      'the relay on the same line says something else; leave it out here',
    ],
    [
      'an input without a latch, of which nobody says how long it is blocked',
      [MODBUS, 'dropSensor: { driver: modbus }'],
      'peripherals.dropSensor',
      11,
      'without a latch, say how many milliseconds a product is in the beam at the least: blocksMs',
    ],
    [
      'the same at a serial port',
      [LCUS, 'dropSensor: { driver: modem-line, port: /dev/serial/by-path/a }'],
      'peripherals.dropSensor',
      11,
      'without a latch, say how many milliseconds a product is in the beam at the least: blocksMs',
    ],
  ])('%s', (_what, peripherals, key, line, detail) => {
    expect(read(fileWith(peripherals))).toMatchObject({ key, line: String(line), detail });
  });

  test('a line of its own has settings of its own, and the same settings may be given twice', () => {
    expect(
      read(
        fileWith([
          MODBUS,
          'dropSensor: { driver: modbus, blocksMs: 50, port: /dev/serial/by-path/x, baudRate: 19200, parity: odd }',
        ]),
      ),
    ).toEqual(FINE);
    expect(
      read(fileWith([MODBUS, 'dropSensor: { driver: modbus, blocksMs: 50, baudRate: 9600, parity: none }'])),
    ).toEqual(FINE);
    expect(read(fileWith([LCUS, 'dropSensor: { driver: modbus, blocksMs: 50, port: /dev/serial/by-path/x }']))).toEqual(
      FINE,
    );
  });
});

describe('the numbers of a bus', () => {
  const board = (more: string): string => `relay: { driver: modbus, port: /dev/serial/by-path/bus${more} }`;
  const latched = (coil: string, more = ''): string => `dropSensor: { driver: modbus, latch: ${coil}${more} }`;
  const ofRelay = 'this coil is one of the relay itself: clearing the latch would switch a motor';
  test.each([
    [
      'coils behind the last one',
      [board(', firstCoil: 65529')],
      'peripherals.relay.firstCoil',
      10,
      'with so many channels the first coil is at most 65528',
    ],
    [
      'the first coil of the relay as the latch',
      [board(', firstCoil: 16'), latched('{ clearCoil: 16 }')],
      'peripherals.dropSensor.latch.clearCoil',
      11,
      ofRelay,
    ],
    [
      'the last one, at the same port said twice',
      [board(', address: 2'), latched('{ clearCoil: 7 }', ', port: /dev/serial/by-path/bus, address: 2')],
      'peripherals.dropSensor.latch.clearCoil',
      11,
      ofRelay,
    ],
    [
      'a latch of no kind',
      [board(''), latched('true')],
      'peripherals.dropSensor.latch',
      11,
      'none, cleared-by-reading, or { clearCoil: NUMBER }',
    ],
    [
      'a latch whose coil is no number',
      [board(''), latched('{ clearCoil: first }')],
      'peripherals.dropSensor.latch',
      11,
      'none, cleared-by-reading, or { clearCoil: NUMBER }',
    ],
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

  test('the demo has its simulated board with any configuration', () => {
    const large = withoutPayment(
      fileWith(['relay: { driver: modbus, port: /dev/serial/by-path/a, channels: 32 }'], { channel: 9 }),
    );
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
    expect(read(fileWith(peripherals, { host: REAL_BANK }))).toMatchObject({
      key: `peripherals.${name}.driver`,
      line: '10',
      detail,
    });
    expect(read(fileWith(peripherals))).toEqual(FINE);
  });

  test.each([
    [
      'real notes and a simulated relay',
      [SIMULATED, CCNET],
      'peripherals.billAcceptor',
      /^real banknotes must not buy/,
    ],
    [
      'simulated notes and a real relay',
      [LCUS, SIMULATED_BILLS],
      'peripherals.billAcceptor.driver',
      /^simulated banknotes must not buy/,
    ],
    [
      'simulated notes and a Modbus relay',
      [MODBUS, SIMULATED_BILLS],
      'peripherals.billAcceptor.driver',
      /^simulated banknotes must not buy/,
    ],
    [
      'a simulated drop sensor and a real relay',
      [LCUS, SIMULATED_DROPS],
      'peripherals.dropSensor.driver',
      /^a simulated drop sensor sees no real goods/,
    ],
  ])('%s: refused with any server', (_what, peripherals, key, words) => {
    for (const host of [TEST_BANK, REAL_BANK]) {
      const reported = read(fileWith(peripherals, { host }));
      expect(reported).toMatchObject({ key, line: '11' });
      expect(reported.detail).toMatch(words);
    }
  });

  test('a drop sensor is not simulated beside the bank, not even with a simulated relay', () => {
    const text = fileWith([SIMULATED, SIMULATED_DROPS], { host: REAL_BANK });
    expect(read(text)).toMatchObject({ key: 'peripherals.relay.driver' });
    expect(read(fileWith([LCUS, SIMULATED_DROPS], { host: REAL_BANK }))).toMatchObject({
      key: 'peripherals.dropSensor.driver',
    });
  });

  test('the demo drives nothing real, so its file may contain anything', () => {
    for (const peripherals of [
      [LCUS, SIMULATED_BILLS, SIMULATED_DROPS],
      [SIMULATED, CCNET],
      [SIMULATED_DROPS, SIMULATED_PRINTER],
    ]) {
      expect(read(withoutPayment(fileWith(peripherals)))).toEqual(FINE);
    }
  });
});
