import { expect, test } from 'vitest';
import { parseConfig } from '../../../main/config/load-config.ts';
import { withAbsolutePaths } from '../../../main/config/absolute-paths.ts';

const RAW = `${'A'.repeat(43)}=`;
const GOOD = `version: 1
fleet:
  broker: mqtts://broker.example:8883
  certFile: certs/fleet.crt
  keyFile: secrets/fleet.key
  caFiles: [certs/ca.crt]
  kioskId: ALA-0001
  operatorKeys: [certs/operator.pub, "${RAW}"]
`;

test('the files of the fleet are relative to the configuration; a key itself is none', () => {
  const read = parseConfig(GOOD, 'kiosk.yaml');
  expect(read.ok && withAbsolutePaths(read.value, '/etc/sauda').fleet).toEqual({
    broker: 'mqtts://broker.example:8883',
    certFile: '/etc/sauda/certs/fleet.crt',
    keyFile: '/etc/sauda/secrets/fleet.key',
    caFiles: ['/etc/sauda/certs/ca.crt'],
    kioskId: 'ALA-0001',
    operatorKeys: ['/etc/sauda/certs/operator.pub', RAW],
  });
});

test('a machine without operators’ keys only tells', () => {
  const read = parseConfig(GOOD.replace(/\n {2}operatorKeys.*/, ''), 'kiosk.yaml');
  expect(read).toMatchObject({ ok: true, value: { fleet: { operatorKeys: [] } } });
});

test('a machine that gets its place by a code has the address for newcomers alone', () => {
  const read = parseConfig('version: 1\nfleet:\n  newcomers: mqtts://broker.example:8884\n', 'kiosk.yaml');
  expect(read).toMatchObject({
    ok: true,
    value: { fleet: { newcomers: 'mqtts://broker.example:8884', operatorKeys: [] } },
  });
});

test.each(['broker', 'certFile', 'keyFile', 'caFiles', 'kioskId'])(
  'a machine by hand without %s is a mistake',
  (key) => {
    const read = parseConfig(GOOD.replace(new RegExp(`\\n  ${key}:.*`), ''), 'kiosk.yaml');
    expect(read).toMatchObject({ ok: false, error: { reason: 'config-invalid', parameters: { key: `fleet.${key}` } } });
  },
);

test.each([
  ['mqtts://broker.example:8883', 'mqtt://broker.example', 'fleet.broker', '3'],
  ['mqtts://broker.example:8883', 'broker.example', 'fleet.broker', '3'],
  ['kioskId: ALA-0001', 'kioskId: "ALA/0001"', 'fleet.kioskId', '7'],
  ['kioskId: ALA-0001', 'kioskId: "+"', 'fleet.kioskId', '7'],
  ['caFiles: [certs/ca.crt]', 'caFiles: []', 'fleet.caFiles', '6'],
  ['keyFile: secrets/fleet.key', 'keyfile: secrets/fleet.key', 'fleet.keyfile', '5'],
])('%s as %s is a mistake that names key and line', (right, wrong, key, line) => {
  const read = parseConfig(GOOD.replace(right, wrong), 'kiosk.yaml');
  expect(read).toMatchObject({ ok: false, error: { reason: 'config-invalid', parameters: { key, line } } });
});
