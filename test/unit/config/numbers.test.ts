import { describe, expect, test } from 'vitest';
import { LCUS, SIMULATED, CCNET, fileWith, read, FINE } from './config-file.ts';

describe('numbers are limited to those of the devices', () => {
  const withBaud = (rate: number): string[] => [
    `relay: { driver: lcus, port: /dev/serial/by-path/a, baudRate: ${String(rate)} }`,
  ];

  test('the usual baud rates and no others', () => {
    for (const rate of [
      300, 600, 1200, 2400, 4800, 9600, 14400, 19200, 28800, 38400, 57600, 115200, 230400, 460800, 921600,
    ]) {
      expect(read(fileWith(withBaud(rate)))).toEqual(FINE);
    }
    for (const rate of [0, 9601, 9600.5, 96000, 115000, 1_000_000]) {
      expect(read(fileWith(withBaud(rate)))).toMatchObject({
        key: 'peripherals.relay.baudRate',
        line: '10',
        detail: expect.stringMatching(/no usual baud rate/),
      });
    }
  });

  test.each([
    [
      'a baud rate that no CCNET unit has',
      [LCUS, 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/b, baudRate: 115200 }'],
      'billAcceptor.baudRate',
      /9600 or 19200/,
    ],
    [
      'a printer with an odd rate',
      [LCUS, 'printer: { driver: escpos, port: /dev/serial/by-path/b, baudRate: 19201 }'],
      'printer.baudRate',
      /no usual baud rate/,
    ],
    [
      'a sensor with an odd rate',
      [LCUS, 'dropSensor: { driver: modbus, port: /dev/serial/by-path/b, baudRate: 96 }'],
      'dropSensor.baudRate',
      /no usual baud rate/,
    ],
    [
      'a note named twice',
      [LCUS, 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/b, denominationsTenge: [500, 1000, 500] }'],
      'billAcceptor.denominationsTenge.2',
      /^used twice$/,
    ],
    [
      'a note named twice to the simulation',
      [SIMULATED, 'billAcceptor: { driver: simulated, denominationsTenge: [500, 500] }'],
      'billAcceptor.denominationsTenge.1',
      /^used twice$/,
    ],
  ])('%s', (_what, peripherals, key, words) => {
    const reported = read(fileWith(peripherals));
    expect(reported).toMatchObject({ key: `peripherals.${key}`, line: '11' });
    expect(reported.detail).toMatch(words);
  });

  test('a note given twice in a list is reported with its line', () => {
    const list =
      'billAcceptor:\n    driver: ccnet\n    port: /dev/serial/by-path/b\n    denominationsTenge:\n      - 500\n      - 1000\n      - 500';
    expect(read(fileWith([LCUS, list]))).toMatchObject({
      key: 'peripherals.billAcceptor.denominationsTenge.2',
      line: '17',
    });
  });

  test.each([
    [
      'pulseMs',
      [50, 5_000],
      [49, 5_001, 700.5],
      (value: number) => [`relay: { driver: lcus, port: /dev/serial/by-path/a, pulseMs: ${String(value)} }`],
    ],
    [
      'settleMs',
      [100, 10_000],
      [99, 10_001, 700.5],
      (value: number) => [`relay: { driver: lcus, port: /dev/serial/by-path/a, settleMs: ${String(value)} }`],
    ],
    [
      'timeoutMs',
      [200, 10_000],
      [199, 10_001, 300.5],
      (value: number) => [
        `dropSensor: { driver: modem-line, blocksMs: 50, port: /dev/serial/by-path/b, timeoutMs: ${String(value)} }`,
        LCUS,
      ],
    ],
    [
      'extraPulses',
      [0, 3],
      [-1, 4],
      (value: number) => [
        `dropSensor: { driver: modem-line, blocksMs: 50, port: /dev/serial/by-path/b, extraPulses: ${String(value)} }`,
        LCUS,
      ],
    ],
  ])('%s has its bounds', (key, good, bad, peripherals) => {
    for (const value of good) expect(read(fileWith(peripherals(value)))).toEqual(FINE);
    for (const value of bad) {
      const reported = read(fileWith(peripherals(value)));
      expect(reported.key).toMatch(new RegExp(`^peripherals\\.(relay|dropSensor)\\.${key}$`));
      expect(reported.line).toBe('10');
    }
  });
});

describe('doubtful values give a warning with key and line', () => {
  test.each(['/dev/ttyUSB0', '/dev/ttyACM12'])(
    'the name %s changes when something else is plugged in first',
    (port) => {
      const { warnings, key } = read(fileWith([LCUS, `billAcceptor: { driver: ccnet, port: ${port} }`]));
      expect(key).toBeUndefined();
      expect(warnings).toEqual([
        {
          file: 'kiosk.yaml',
          key: 'peripherals.billAcceptor.port',
          line: '11',
          warning: expect.stringMatching(/by-path.*npm run ports/),
        },
      ]);
    },
  );

  test('stable port names draw none', () => {
    for (const port of [
      '/dev/serial/by-path/x',
      '/dev/serial/by-id/x',
      '/dev/ttyS0',
      '/dev/ttyAMA0',
      'COM3',
      '/tmp/ttyUSB0',
      '/dev/kiosk-relay',
    ]) {
      expect(read(fileWith([`relay: { driver: lcus, port: ${port} }`]))).toEqual(FINE);
    }
  });

  test('rules for change without an acceptor', () => {
    const withCash = fileWith([LCUS]).replace('payment:\n', 'payment:\n  cash: { change: donate }\n');
    expect(read(withCash)).toEqual({
      warnings: [
        {
          file: 'kiosk.yaml',
          key: 'payment.cash',
          line: '3',
          warning: 'nothing takes notes: peripherals.billAcceptor is not configured',
        },
      ],
    });
    expect(read(withCash.replace(LCUS, `${LCUS}\n  ${CCNET}`))).toEqual(FINE);
  });

  test.each(['donate', 'refuse'])('more products for change, and with %s no change is ever owed', (change) => {
    const text = (cash: string): string =>
      fileWith([LCUS, CCNET]).replace('payment:\n', `payment:\n  cash:\n    change: ${change}\n${cash}`);
    expect(read(text('    moreProducts: true\n'))).toEqual({
      warnings: [
        {
          file: 'kiosk.yaml',
          key: 'payment.cash.moreProducts',
          line: '5',
          warning:
            'only change that is owed pays for another product: set payment.cash.change to owe, or leave this out',
        },
      ],
    });
    expect(read(text('    moreProducts: false\n'))).toEqual(FINE);
    expect(read(text(''))).toEqual(FINE);
  });

  test('carrying owed change to another product is not doubtful, set or by default', () => {
    for (const cash of ['{ moreProducts: true }', '{ change: owe, moreProducts: true }']) {
      expect(read(fileWith([LCUS, CCNET]).replace('payment:\n', `payment:\n  cash: ${cash}\n`))).toEqual(FINE);
    }
  });

  test('every doubtful value is reported', () => {
    const text = fileWith([
      'relay: { driver: lcus, port: /dev/ttyUSB0 }',
      'billAcceptor: { driver: ccnet, port: /dev/ttyUSB1 }',
    ]);
    expect(read(text).warnings.map(({ line }) => line)).toEqual(['10', '11']);
    const withoutNotes = fileWith([LCUS]).replace(
      'payment:\n',
      'payment:\n  cash: { change: donate, moreProducts: true }\n',
    );
    expect(read(withoutNotes).warnings.map(({ key }) => key)).toEqual(['payment.cash', 'payment.cash.moreProducts']);
  });
});
