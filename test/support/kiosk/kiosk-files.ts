import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { stringify } from 'yaml';
import type { BankPki, ClientIdentity } from '../foreign-bank/pki.ts';

/** A configuration as a technician writes it; tests may put anything into it. */
export type ConfigTree = Readonly<Record<string, unknown>>;

/** How the kiosk proves who it is. */
export type Proof = 'pfx' | 'pem';

export interface KioskFolder {
  /** Holds kiosk.yaml, certs/ and secrets/. */
  readonly directory: string;
  readonly configFile: string;
  readonly dataDirectory: string;
}

export const CATALOGUE = [
  { id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTenge: 450, stock: 10 },
  { id: 'juice', channel: 2, name: { kk: 'Шырын', ru: 'Сок', en: 'Juice' }, priceTenge: 690.5, stock: 8 },
  {
    id: 'chocolate',
    channel: 3,
    name: { kk: 'Қара шоколад', ru: 'Тёмный шоколад', en: 'Dark chocolate' },
    priceTenge: 1200,
  },
] as const;

/** As long as real ones: a computer that stands still for a moment must not end one before its board is asked. */
const PULSE_MS = 600;

/** The whole configuration of a kiosk that sells; `changes` replace whole branches at the top. */
export function saleConfig(facts: { baseUrl: string; relayPort: string; proof?: Proof; pulseMs?: number }): ConfigTree {
  const passphraseFile = 'secrets/passphrase';
  const certificate =
    facts.proof === 'pem'
      ? { certFile: 'certs/certfile.cer', keyFile: 'certs/private.key', passphraseFile }
      : { pfxFile: 'certs/certfile.pfx', passphraseFile };
  return {
    version: 1,
    languages: ['kk', 'ru', 'en'],
    operator: { name: 'Кофе и вода', bin: '180340021791', contact: '+7 700 123 45 67' },
    payment: {
      kaspi: {
        scheme: 'standard',
        baseUrl: facts.baseUrl,
        deviceId: 'KIOSK-0001',
        tradePointId: 12,
        certificate,
        caFiles: ['certs/kbs_root_ca.crt', 'certs/kbs_ca.crt'],
      },
    },
    peripherals: { relay: { driver: 'lcus', port: facts.relayPort, pulseMs: facts.pulseMs ?? PULSE_MS } },
    catalogue: CATALOGUE,
    display: { diagonalInches: 21.5 },
  };
}

/** The same kiosk with a bill acceptor on this port. */
export function takesCash(
  port: string,
  more: { catalogue?: readonly unknown[] } = {},
): (config: ConfigTree) => ConfigTree {
  return (config) => {
    const peripherals = typeof config['peripherals'] === 'object' ? config['peripherals'] : {};
    return { ...config, ...more, peripherals: { ...peripherals, billAcceptor: { driver: 'ccnet', port } } };
  };
}

/** A folder of its own for one kiosk, without a configuration yet. */
export async function makeKioskFolder(): Promise<KioskFolder> {
  const directory = await mkdtemp(join(tmpdir(), 'sauda-kiosk-'));
  return { directory, configFile: join(directory, 'kiosk.yaml'), dataDirectory: join(directory, 'data') };
}

/** Writes the configuration. */
export async function writeConfig(folder: KioskFolder, config: ConfigTree): Promise<void> {
  await writeFile(folder.configFile, stringify(config));
}

/** Puts the partner's files beside the configuration, the way the bank's archive and appendix 2 leave them. */
export async function installCertificates(folder: KioskFolder, pki: BankPki, identity: ClientIdentity): Promise<void> {
  const certs = join(folder.directory, 'certs');
  const secrets = join(folder.directory, 'secrets');
  await mkdir(certs, { recursive: true });
  await mkdir(secrets, { recursive: true, mode: 0o700 });
  await Promise.all([
    copyFile(pki.rootCa, join(certs, 'kbs_root_ca.crt')),
    copyFile(pki.intermediateCa, join(certs, 'kbs_ca.crt')),
    copyFile(identity.certificate, join(certs, 'certfile.cer')),
    copyFile(identity.key, join(certs, 'private.key')),
    copyFile(identity.pfx, join(certs, 'certfile.pfx')),
    // As an editor leaves it, with a line break.
    writeFile(join(secrets, 'passphrase'), `${identity.passphrase}\n`, { mode: 0o600 }),
  ]);
}
