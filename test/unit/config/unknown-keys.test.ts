import { expect, test } from 'vitest';
import { spoilt, reported } from './harness.ts';

const PORT = 'port: /dev/serial/by-path/a';
const PFX = '{ pfxFile: certs/certfile.pfx }';

test.each([
  ['a Cyrillic letter in a key', PORT, 'рort: x', 'peripherals.relay.рort', '16', 'unknown key: "р" in it is Cyrillic'],
  ['a key all in Cyrillic', PORT, 'порт: x', 'peripherals.relay.порт', '16', 'unknown key: "порт" in it is Cyrillic'],
  ['a slip of the finger', PORT, 'prot: x', 'peripherals.relay.prot', '16', 'unknown key'],
  [
    'a no-break space before a key',
    'version: 1',
    '\u00a0version: 1',
    '\u00a0version',
    '1',
    'unknown key: the character U+00A0 in it is not Latin',
  ],
  ['the version', 'version: 1', 'vеrsion: 1', 'vеrsion', '1', 'unknown key: "е" in it is Cyrillic'],
  ['a block', '  kaspi:\n', '  kаspi:\n', 'payment.kаspi', '6', 'unknown key: "а" in it is Cyrillic'],
  [
    'a key of a product',
    'priceTenge: 450',
    'рriceTenge: 450',
    'catalogue.0.рriceTenge',
    '21',
    'unknown key: "р" in it is Cyrillic',
  ],
  ['a list', 'caFiles:', 'caFile:', 'payment.kaspi.caFile', '14', 'unknown key'],
  [
    'the key that decides about the others',
    'relay: { driver:',
    'relay: { drivеr:',
    'peripherals.relay.drivеr',
    '16',
    'unknown key: "е" in it is Cyrillic',
  ],
  ['the same with a capital', 'relay: { driver:', 'relay: { Driver:', 'peripherals.relay.Driver', '16', 'unknown key'],
  ['the scheme', '    scheme:', '    schеme:', 'payment.kaspi.schеme', '7', 'unknown key: "е" in it is Cyrillic'],
  [
    'the file of a certificate',
    PFX,
    '{ pfxFilе: a }',
    'payment.kaspi.certificate.pfxFilе',
    '13',
    'unknown key: "е" in it is Cyrillic',
  ],
  [
    'the second file of a certificate',
    PFX,
    '{ certFile: a, kеyFile: b }',
    'payment.kaspi.certificate.kеyFile',
    '13',
    'unknown key: "е" in it is Cyrillic',
  ],
  ['a language of a name', '{ kk: Су,', '{ kк: Су,', 'catalogue.0.name.kк', '21', 'unknown key: "к" in it is Cyrillic'],
])('an unknown key is reported before the one that is missing for it: %s', (_what, from, to, key, line, detail) => {
  expect(reported(spoilt(from, to))).toEqual({ key, line, detail });
});

test('a key missing in one block does not affect another block', () => {
  expect(reported(spoilt(PORT, 'pulseMs: 700').replace('maxQuantity: 1', 'quantity: 1'))).toMatchObject({
    key: 'peripherals.relay.port',
    detail: 'missing (expected string)',
  });
  expect(reported(spoilt(PORT, 'pulseMs: 700').replace('driver: ccnet', 'diver: ccnet'))).toMatchObject({
    key: 'peripherals.relay.port',
  });
});

test('a wrong value of a known key is reported before an unknown key', () => {
  expect(reported(spoilt('address: 1,', 'address: 0, colour: red,'))).toMatchObject({
    key: 'peripherals.relay.address',
    detail: 'at least 1',
  });
});

test('an unknown key beside a valid choice does not count as a wrong choice', () => {
  expect(reported(spoilt('relay: { driver: modbus,', 'relay: { driver: magic, цвет: red,'))).toMatchObject({
    key: 'peripherals.relay.driver',
  });
});
