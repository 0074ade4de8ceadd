import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadConfig, parseConfig } from '../../../main/config/load-config.ts';

const GOOD = `version: 1
languages: [kk, ru, en]
payment:
  kaspi:
    scheme: standard
    baseUrl: https://mtokentest.kaspi.kz:8544/r2/v01
    deviceId: KIOSK-0001
    tradePointId: 12
    certificate: { pfxFile: certs/certfile.pfx, passphraseFile: secrets/passphrase }
    caFiles: [certs/kbs_root_ca.crt, certs/kbs_ca.crt]
peripherals:
  billAcceptor: { driver: ccnet, port: /dev/serial/by-path/a, baudRate: 9600, denominationsTenge: [500, 1000] }
  relay: { driver: lcus, port: /dev/serial/by-path/b, pulseMs: 700 }
  printer: { driver: escpos, port: /dev/serial/by-path/c, baudRate: 19200, model: epson-tm-t88v, columns: 48 }
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450, stock: 10 }
display: { diagonalInches: 21.5 }
service:
  pinHash: "$scrypt$ln=15,r=8,p=1$AoeAely7xIT3s/dptE4+8A$550fgTxLxjmErduKi9jOdJf31fjYoPgY12L5BScU2Zk"
`;

const directory = mkdtempSync(join(tmpdir(), 'sauda-config-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('the documented example is read; paths are relative to the file, prices are tiyn', () => {
  const file = join(directory, 'good.yaml');
  writeFileSync(file, GOOD);
  const config = loadConfig(file);
  expect(config).toMatchObject({
    ok: true,
    value: {
      payment: { kaspi: { tradePointId: '12', certificate: { pfxFile: join(directory, 'certs/certfile.pfx') } } },
      peripherals: { relay: { driver: 'lcus', pulseMs: 700, baudRate: 9600 } },
      catalogue: [{ priceTiyn: 45_000 }],
    },
  });
});

test('the documented default configuration is valid', () => {
  expect(loadConfig('resources/config/default.yaml')).toMatchObject({ ok: true });
  expect(loadConfig('resources/config/demo.yaml')).toMatchObject({ ok: true });
});

test('a missing file is reported as missing', () => {
  const file = join(directory, 'nowhere.yaml');
  expect(loadConfig(file)).toMatchObject({ ok: false, error: { reason: 'config-missing', parameters: { file } } });
});

describe('mistakes name the key and the line', () => {
  test.each([
    ['an unknown key', 'deviceId: KIOSK-0001', 'deviceId: KIOSK-0001\n    colour: red', 'payment.kaspi.colour', '8'],
    ['an unknown key at the top', 'version: 1', 'version: 1\nprinters: 3', 'printers', '2'],
    ['a wrong type', 'channel: 1', 'channel: one', 'catalogue.0.channel', '16'],
    ['a missing key', '    deviceId: KIOSK-0001\n', '', 'payment.kaspi.deviceId', '4'],
    ['an unknown scheme', 'scheme: standard', 'scheme: golden', 'payment.kaspi.scheme', '5'],
    ['an unknown relay', 'driver: lcus', 'driver: magic', 'peripherals.relay.driver', '13'],
    ['a wrong key inside the certificate', 'pfxFile: certs', 'pfx: certs', 'payment.kaspi.certificate', '9'],
    ['plain http', 'https://mtoken', 'http://mtoken', 'payment.kaspi.baseUrl', '6'],
    ['a price with three decimals', 'priceTenge: 450', 'priceTenge: 450.555', 'catalogue.0.priceTenge', '16'],
    ['a free product', 'priceTenge: 450', 'priceTenge: 0', 'catalogue.0.priceTenge', '16'],
    ['a pulse that burns the motor', 'pulseMs: 700', 'pulseMs: 60000', 'peripherals.relay.pulseMs', '13'],
    ['a relay that the board lacks', 'channel: 1', 'channel: 9', 'catalogue.0.channel', '16'],
    ["Kaspi's name in a product", 'ru: Вода', 'ru: Kaspi вода', 'catalogue.0.name', '16'],
    ['an unknown language', '[kk, ru, en]', '[kk, de]', 'languages.1', '2'],
    ['another version', 'version: 1', 'version: 2', 'version', '1'],
  ])('%s', (_what, from, to, key, line) => {
    const parsed = parseConfig(GOOD.replace(from, to), 'kiosk.yaml');
    expect(parsed).toMatchObject({ ok: false, error: { reason: 'config-invalid' } });
    const parameters = parsed.ok ? {} : parsed.error.parameters;
    expect(parameters['key']).toMatch(new RegExp(`^${key.replaceAll('.', '\\.')}`));
    expect(parameters['line']).toBe(line);
  });

  test.each([
    ['a word for a number', 'channel: 1', 'channel: one', 'wrong type (expected number)'],
    ['nothing for a number', 'channel: 1', 'channel: ', 'missing (expected number)'],
    ['no key', 'channel: 1, ', '', 'missing (expected number)'],
    ['a number for a path', 'port: /dev/serial/by-path/b', 'port: 3', 'wrong type (expected string)'],
    ['a list for a block', /display: .*/, 'display: [21.5]', 'wrong type (expected object)'],
    ['a key nobody knows', 'display: {', 'display: { size: 1,', 'unknown key'],
  ])('%s: the detail names the kind of mistake', (_what, from, to, detail) => {
    expect(parseConfig(GOOD.replace(from, to), 'kiosk.yaml')).toMatchObject({
      ok: false,
      error: { parameters: { detail } },
    });
  });

  test('no LCUS board has a ninth channel, neither the simulated one nor the demo’s', () => {
    const ninth = GOOD.replace('channel: 1', 'channel: 9');
    const detail = 'this relay board has channels 1 to 8';
    const demo = 'version: 1\ncatalogue: [{ id: water, channel: 9, name: Water, priceTenge: 5 }]\n';
    for (const text of [ninth, ninth.replace(/relay: .*/, 'relay: { driver: simulated }'), demo]) {
      expect(parseConfig(text, 'kiosk.yaml')).toMatchObject({
        ok: false,
        error: { parameters: { key: 'catalogue.0.channel', detail } },
      });
    }
  });

  test('broken YAML names the line', () => {
    const parsed = parseConfig(GOOD.replace('display: {', 'display: {{'), 'kiosk.yaml');
    expect(parsed).toMatchObject({ ok: false, error: { reason: 'config-invalid', parameters: { line: '18' } } });
  });

  test('a key given twice', () => {
    const parsed = parseConfig(`${GOOD}version: 1\n`, 'kiosk.yaml');
    expect(parsed).toMatchObject({ ok: false, error: { reason: 'config-invalid' } });
  });

  test('a product given twice', () => {
    const twice = GOOD.replace('display:', '  - { id: water, channel: 2, name: Water, priceTenge: 1 }\ndisplay:');
    expect(parseConfig(twice, 'kiosk.yaml')).toMatchObject({
      ok: false,
      error: { parameters: { key: 'catalogue.1.id', line: '17' } },
    });
  });

  test('real money is refused with a simulated relay', () => {
    const withNotes = GOOD.replace(/relay: .*/, 'relay: { driver: simulated }');
    expect(parseConfig(withNotes, 'kiosk.yaml')).toMatchObject({
      ok: false,
      error: { parameters: { key: 'peripherals.billAcceptor' } },
    });
    const relay = withNotes.replace(/\n *billAcceptor: .*/, '');
    expect(parseConfig(relay, 'kiosk.yaml').ok).toBe(true);
    const real = relay.replace('mtokentest.kaspi.kz:8544', 'qrapi-cert-ip.kaspi.kz');
    expect(parseConfig(real, 'kiosk.yaml')).toMatchObject({
      ok: false,
      error: { parameters: { key: 'peripherals.relay.driver' } },
    });
    const disguised = relay.replace('mtokentest.kaspi.kz:8544', 'localhost@qrapi.kaspi.kz');
    expect(parseConfig(disguised, 'kiosk.yaml').ok).toBe(false);
  });

  test('the rules for change are kept when paths are made absolute', () => {
    const file = join(directory, 'with-change.yaml');
    writeFileSync(file, GOOD.replace(/\npayment:\n/, '\npayment:\n  cash: { change: donate }\n'));
    expect(loadConfig(file)).toMatchObject({ ok: true, value: { payment: { cash: { change: 'donate' } } } });
  });

  test('an empty file and "billion laughs"', () => {
    expect(parseConfig('', 'kiosk.yaml')).toMatchObject({ ok: false, error: { parameters: { key: 'version' } } });
    const laughs = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;
    expect(parseConfig(laughs, 'kiosk.yaml')).toMatchObject({ ok: false, error: { reason: 'config-invalid' } });
  });
});
