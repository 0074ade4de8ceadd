import { describe, expect, test } from 'vitest';
import { spoilt, reported } from './harness.ts';

const DRIVER = 'relay: { driver: modbus,';
const many = (count: number, entry: string): string => `[${Array.from({ length: count }, () => entry).join(', ')}]`;

/** What is written in the file, the key that is named, and the words. */
const MISTAKES: readonly (readonly [string, string, string, string])[] = [
  // A choice among words or numbers.
  ['version: 1', 'version: 2', 'version', 'must be 1'],
  ['version: 1\n', '', 'version', 'missing (must be 1)'],
  ['version: 1', 'version: "1"', 'version', 'must be 1'],
  ['[kk, ru, en]', '[kk, de]', 'languages.1', 'one of: kk, ru, en'],
  ['change: owe', 'change: keep', 'payment.cash.change', 'one of: owe, donate, refuse'],
  ['change: owe', 'change:', 'payment.cash.change', 'missing (one of: owe, donate, refuse)'],
  ['parity: none', 'parity: mark', 'peripherals.relay.parity', 'one of: none, even, odd'],
  ['cut: partial', 'cut: yes', 'peripherals.printer.cut', 'one of: full, partial, none'],
  // A key that decides which other keys there are.
  [DRIVER, 'relay: { driver: magic,', 'peripherals.relay.driver', 'one of: lcus, modbus, simulated'],
  [DRIVER, 'relay: {', 'peripherals.relay.driver', 'missing (one of: lcus, modbus, simulated)'],
  [DRIVER, 'relay: { driver: ,', 'peripherals.relay.driver', 'missing (one of: lcus, modbus, simulated)'],
  [
    'dropSensor: { driver: modbus',
    'dropSensor: { driver: 3',
    'peripherals.dropSensor.driver',
    'one of: modbus, modem-line, simulated',
  ],
  ['scheme: enhanced', 'scheme: golden', 'payment.kaspi.scheme', 'one of: lite, standard, enhanced'],
  ['    scheme: enhanced\n', '', 'payment.kaspi.scheme', 'missing (one of: lite, standard, enhanced)'],
  // Numbers.
  ['firstCoil: 0', 'firstCoil: 65536', 'peripherals.relay.firstCoil', 'at most 65535'],
  ['firstCoil: 0', 'firstCoil: 1e300', 'peripherals.relay.firstCoil', 'at most 65535'],
  ['firstCoil: 0', 'firstCoil: -1e300', 'peripherals.relay.firstCoil', 'at least 0'],
  ['address: 1,', 'address: 0,', 'peripherals.relay.address', 'at least 1'],
  ['address: 1,', 'address: 1.5,', 'peripherals.relay.address', 'wrong type (expected whole number)'],
  ['timeoutMs: 3000', 'timeoutMs: 199', 'peripherals.dropSensor.timeoutMs', 'at least 200'],
  ['clearCoil: 16', 'clearCoil: 65536', 'peripherals.dropSensor.latch.clearCoil', 'at most 65535'],
  [
    'driver: ccnet,',
    'driver: ccnet, denominationsTenge: [500, 0],',
    'peripherals.billAcceptor.denominationsTenge.1',
    'more than 0',
  ],
  ['stock: 10', 'stock: 99999999999999999999', 'catalogue.0.stock', 'at most 100000'],
  ['diagonalInches: 21.5', 'diagonalInches: 101', 'display.diagonalInches', 'at most 100'],
  ['maxQuantity: 1', 'maxQuantity: 21', 'display.maxQuantity', 'at most 20'],
  [
    'tradePointId: 12',
    'tradePointId: 99999999999999999999',
    'payment.kaspi.tradePointId',
    'too many digits for a plain number: write it in quotes',
  ],
  ['tradePointId: 12', 'tradePointId: -1', 'payment.kaspi.tradePointId', 'at least 0'],
  ['tradePointId: 12', 'tradePointId: 1.5', 'payment.kaspi.tradePointId', 'wrong type (expected whole number)'],
  // Texts and lists: how long they may be.
  ['port: /dev/serial/by-path/a', 'port: ""', 'peripherals.relay.port', 'at least 1 character'],
  ['port: /dev/serial/by-path/a', `port: ${'a'.repeat(1_001)}`, 'peripherals.relay.port', 'at most 1000 characters'],
  ['[kk, ru, en]', '[]', 'languages', 'at least 1 entry'],
  ['[kk, ru, en]', '[kk, ru, en, kk]', 'languages', 'at most 3 entries'],
  ['[kk, ru, en]', 'kk', 'languages', 'wrong type (expected list)'],
  ['[certs/kbs_root_ca.crt]', many(11, 'a'), 'payment.kaspi.caFiles', 'at most 10 entries'],
  [
    'moreProducts: false',
    'moreProducts: no thanks',
    'payment.cash.moreProducts',
    'wrong type (expected true or false)',
  ],
  // Texts of a form.
  [
    'https://mtokentest.kaspi.kz:8544',
    'http://mtokentest.kaspi.kz:8544',
    'payment.kaspi.baseUrl',
    'not an https address (https://...)',
  ],
  [
    'https://mtokentest.kaspi.kz:8544',
    'mtokentest.kaspi.kz',
    'payment.kaspi.baseUrl',
    'not an https address (https://...)',
  ],
  ['    baseUrl: https://mtokentest.kaspi.kz:8544/r2/v01\n', '', 'payment.kaspi.baseUrl', 'missing (expected string)'],
  ['http://10.0.0.1:3128', 'socks5://10.0.0.1', 'payment.kaspi.proxy', 'not an http address (http://...)'],
  [
    'http://10.0.0.1:3128',
    '{ url: "https://10.0.0.1", username: a, passwordFile: b }',
    'payment.kaspi.proxy.url',
    'not an http address (http://...)',
  ],
  [
    'http://10.0.0.1:3128',
    '{ url: "http://10.0.0.1", username: a }',
    'payment.kaspi.proxy.passwordFile',
    'missing (expected string)',
  ],
  ['deviceId: KIOSK-0001', 'deviceId: KIOSK 1', 'payment.kaspi.deviceId', '1 to 64 Latin letters, digits, - and _'],
  ['id: water', 'id: wаter', 'catalogue.0.id', '1 to 64 Latin letters, digits, - and _: "а" in it is Cyrillic'],
  ['bin: "180340021791"', 'bin: "18034002179"', 'operator.bin', '12 digits, in quotes'],
  [
    'organizationBin: "180340021791"',
    'organizationBin: "18034002179Z"',
    'payment.kaspi.organizationBin',
    '12 digits, in quotes',
  ],
  ['tradePointId: 12', 'tradePointId: twelve', 'payment.kaspi.tradePointId', 'a whole number of at most 19 digits'],
  // Blocks of one kind or another.
  ['{ pfxFile: certs/certfile.pfx }', '{}', 'payment.kaspi.certificate.pfxFile', 'missing (expected string)'],
  [
    '{ pfxFile: certs/certfile.pfx }',
    '{ certFile: a }',
    'payment.kaspi.certificate.keyFile',
    'missing (expected string)',
  ],
  ['{ pfxFile: certs/certfile.pfx }', 'a.pfx', 'payment.kaspi.certificate', 'wrong type (expected object)'],
  ['{ kk: Су, ru: Вода, en: Water }', '5', 'catalogue.0.name', 'wrong type (expected string)'],
  ['{ kk: Су, ru: Вода, en: Water }', '{}', 'catalogue.0.name', 'a name in at least one language'],
];

describe('messages name the allowed values', () => {
  test('the file is valid before each change', () => {
    expect(reported(spoilt('version: 1', 'version: 1'))).toEqual({});
  });

  test.each(MISTAKES.map(([from, to, key, detail]) => [key, detail, from, to] as const))(
    '%s: %s',
    (key, detail, from, to) => {
      expect(reported(spoilt(from, to))).toMatchObject({ key, detail });
    },
  );

  test('of two excessive numbers the first is reported, with its own limit', () => {
    expect(reported(spoilt('address: 1,', 'address: 300,').replace('firstCoil: 0', 'firstCoil: 70000'))).toMatchObject({
      key: 'peripherals.relay.address',
      detail: 'at most 247',
    });
  });

  test('a letter that only looks Latin is named', () => {
    expect(reported(spoilt(DRIVER, 'relay: { driver: mоdbus,'))).toMatchObject({
      detail: 'one of: lcus, modbus, simulated: "о" in it is Cyrillic',
    });
    expect(reported(spoilt('change: owe', 'change: оwe'))).toMatchObject({
      detail: 'one of: owe, donate, refuse: "о" in it is Cyrillic',
    });
  });
});
