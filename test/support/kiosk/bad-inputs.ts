import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForeignBank } from '../foreign-bank/bank.ts';
import type { BankPki } from '../foreign-bank/pki.ts';
import type { ConfigTree, KioskFolder, Proof } from './kiosk-files.ts';

/** What an input can be spoilt with. */
export interface Ports {
  readonly folder: KioskFolder;
  readonly bank: ForeignBank;
  readonly own: BankPki;
  readonly other: BankPki;
}

/** A mistake in the technician's files, and the kiosk's sentence about it. */
export interface BadInput {
  readonly name: string;
  /**
   * Needs the application itself: Electron's TLS engine reads keys and certificates differently from Node's, and a
   * mistake in the configuration proves that the window shows the sentence.
   */
  readonly inWindow?: true;
  readonly reason: string;
  /** What the technician's sentence has to name. */
  readonly names: readonly (string | RegExp)[];
  readonly proof?: Proof;
  readonly change?: (config: ConfigTree) => ConfigTree;
  readonly spoil?: (ports: Ports) => Promise<unknown>;
}

const at = ({ folder }: Ports, ...path: string[]): string => join(folder.directory, ...path);
const passphrase = (ports: Ports): Promise<void> =>
  writeFile(at(ports, 'secrets', 'passphrase'), 'not this one\n', { mode: 0o600 });

function withKaspi(config: ConfigTree, changes: ConfigTree): ConfigTree {
  const { kaspi } = config['payment'] as { kaspi: ConfigTree };
  return { ...config, payment: { kaspi: { ...kaspi, ...changes } } };
}

const ONE_PORT = '/dev/serial/by-path/sauda-absent';

/** Every one of them keeps the kiosk out of service. */
export const BAD_INPUTS: readonly BadInput[] = [
  {
    name: 'an unknown key',
    inWindow: true,
    reason: 'config-invalid',
    names: ['payment.kaspi.deviceID', 'kiosk.yaml', /\d/],
    change: (config) => withKaspi(config, { deviceID: 'KIOSK-1' }),
  },
  {
    name: 'an unknown key at the top',
    reason: 'config-invalid',
    names: ['paymnet'],
    change: (config) => ({ ...config, paymnet: {} }),
  },
  {
    name: 'a wrong type',
    reason: 'config-invalid',
    names: ['catalogue.0.priceTenge', 'wrong type (expected number)'],
    change: (config) => ({ ...config, catalogue: [{ id: 'water', channel: 1, name: 'Вода', priceTenge: 'дорого' }] }),
  },
  {
    name: 'a missing key',
    reason: 'config-invalid',
    names: ['catalogue.0.priceTenge', 'missing (expected number)'],
    change: (config) => ({ ...config, catalogue: [{ id: 'water', channel: 1, name: 'Вода' }] }),
  },
  {
    name: 'a channel that the board lacks',
    reason: 'config-invalid',
    names: ['catalogue.0.channel', 'channels 1 to 8'],
    change: (config) => ({ ...config, catalogue: [{ id: 'water', channel: 9, name: 'Вода', priceTenge: 5 }] }),
  },
  {
    name: 'two devices on one port',
    reason: 'config-invalid',
    names: ['peripherals.billAcceptor.port', /\d/, 'another peripheral has this port'],
    change: (config) => ({
      ...config,
      peripherals: { relay: { driver: 'lcus', port: ONE_PORT }, billAcceptor: { driver: 'ccnet', port: ONE_PORT } },
    }),
  },
  {
    name: 'a baud rate that nothing has',
    reason: 'config-invalid',
    names: ['peripherals.relay.baudRate', /\d/, 'no usual baud rate'],
    change: (config) => ({ ...config, peripherals: { relay: { driver: 'lcus', port: ONE_PORT, baudRate: 9601 } } }),
  },
  {
    name: 'simulated notes for real goods',
    reason: 'config-invalid',
    names: ['peripherals.billAcceptor.driver', /\d/, 'simulated banknotes must not buy real goods'],
    change: (config) => ({
      ...config,
      peripherals: { relay: { driver: 'lcus', port: ONE_PORT }, billAcceptor: { driver: 'simulated' } },
    }),
  },
  {
    name: 'a drop sensor without a relay',
    reason: 'config-invalid',
    names: ['peripherals.dropSensor', /\d/, 'a drop sensor needs a relay'],
    change: (config) => ({ ...config, peripherals: { dropSensor: { driver: 'modem-line', port: ONE_PORT } } }),
  },
  {
    name: 'broken YAML',
    reason: 'config-invalid',
    names: ['kiosk.yaml'],
    spoil: ({ folder }) => writeFile(folder.configFile, 'version: 1\n  languages: [kk\n'),
  },
  {
    name: 'a configuration that is named but missing',
    reason: 'config-missing',
    names: ['kiosk.yaml'],
    spoil: ({ folder }) => rm(folder.configFile),
  },
  {
    name: 'a missing PFX',
    reason: 'certificate-missing',
    names: ['certfile.pfx'],
    spoil: (ports) => rm(at(ports, 'certs', 'certfile.pfx')),
  },
  {
    name: 'a missing certificate',
    reason: 'certificate-missing',
    names: ['certfile.cer'],
    proof: 'pem',
    spoil: (ports) => rm(at(ports, 'certs', 'certfile.cer')),
  },
  {
    name: 'a missing passphrase file',
    reason: 'secret-missing',
    names: ['passphrase'],
    spoil: (ports) => rm(at(ports, 'secrets', 'passphrase')),
  },
  {
    name: 'a missing CA',
    reason: 'ca-missing',
    names: ['kbs_ca.crt'],
    spoil: (ports) => rm(at(ports, 'certs', 'kbs_ca.crt')),
  },
  {
    name: 'the certificate of another key',
    inWindow: true,
    reason: 'certificate-mismatch',
    names: ['private.key'],
    proof: 'pem',
    spoil: (ports) => copyFile(ports.own.clients.cyrillic.certificate, at(ports, 'certs', 'certfile.cer')),
  },
  {
    name: 'a wrong passphrase for the PFX',
    inWindow: true,
    reason: 'passphrase-wrong',
    names: ['certfile.pfx'],
    spoil: passphrase,
  },
  {
    name: 'a wrong passphrase for the key',
    inWindow: true,
    reason: 'passphrase-wrong',
    names: ['private.key'],
    proof: 'pem',
    spoil: passphrase,
  },
  {
    name: 'a certificate of another bank',
    inWindow: true,
    reason: 'client-certificate-refused',
    names: ['-10000'],
    spoil: (ports) => copyFile(ports.other.clients.latin.pfx, at(ports, 'certs', 'certfile.pfx')),
  },
  {
    name: 'a server of another CA',
    inWindow: true,
    reason: 'server-untrusted',
    names: ['127.0.0.1'],
    spoil: async (ports) => {
      await copyFile(ports.other.rootCa, at(ports, 'certs', 'kbs_root_ca.crt'));
      await copyFile(ports.other.intermediateCa, at(ports, 'certs', 'kbs_ca.crt'));
    },
  },
  {
    name: 'a server that answers HTML',
    reason: 'answered-by-another',
    names: ['127.0.0.1', 'baseUrl'],
    spoil: async ({ bank }) => {
      bank.faults.always('partner/tradepoints', { kind: 'html', status: 200 });
    },
  },
  {
    name: 'no trade points',
    reason: 'trade-points-none',
    names: ['-14000002', 'Kaspi Pay'],
    spoil: async ({ bank }) => {
      bank.books.tradePoints = [];
    },
  },
  {
    name: 'a trade point of somebody else',
    reason: 'trade-point-unknown',
    names: ['tradePointId'],
    change: (config) => withKaspi(config, { tradePointId: 13 }),
  },
  {
    name: 'no choice among trade points',
    reason: 'trade-point-choice',
    names: ['Магазин 1', 'Магазин 2'],
    change: (config) => withKaspi(config, { tradePointId: undefined }),
    spoil: async ({ bank }) => {
      bank.books.tradePoints = [
        { id: '1', name: 'Магазин 1' },
        { id: '2', name: 'Магазин 2' },
      ];
    },
  },
  {
    name: 'a trade point that takes no QR payments',
    reason: 'payments-refused',
    names: ['990000026'],
    spoil: async ({ bank }) => {
      bank.faults.always('device/register', {
        kind: 'code',
        code: '9900000026',
        message: 'Торговая точка не принимает оплату с QR',
      });
    },
  },
  {
    name: 'no relay in the configuration',
    reason: 'relay-absent',
    names: ['peripherals.relay'],
    change: (config) => ({ ...config, peripherals: {} }),
  },
];
