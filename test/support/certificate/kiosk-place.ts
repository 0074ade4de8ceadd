import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { stringify } from 'yaml';
import type { Client, OpensslBank } from './openssl.ts';

/** A kiosk's configuration and data for one test, and the letters that the bank mails to it. */
export interface KioskPlace {
  readonly directory: string;
  readonly config: string;
  readonly data: string;
  /** Options of every command that needs the kiosk's place. */
  readonly options: readonly string[];
  path(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  /** The archive of appendix 1. */
  letter(certificate: string): string;
  dispose(): void;
}

/** A kiosk whose configuration names a certificate, as it was set up years ago. */
export function makeKioskPlace(bank: OpensslBank, configured: Client, baseUrl: string): KioskPlace {
  const directory = mkdtempSync(join(tmpdir(), 'sauda-certificate-'));
  const path = (name: string): string => join(directory, name);
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  mkdirSync(path('certs'));
  write('certs/certfile.cer', readFileSync(configured.certificate));
  write('certs/private.key', readFileSync(configured.key));
  const caFiles = ['kbs_root_ca.crt', 'kbs_ca.crt'].map((name) => write(`certs/${name}`, bank.read(name)));
  const kaspi = {
    scheme: 'standard',
    baseUrl,
    deviceId: 'KIOSK-0001',
    certificate: { certFile: 'certs/certfile.cer', keyFile: 'certs/private.key' },
    caFiles,
  };
  const config = write('kiosk.yaml', stringify({ version: 1, languages: ['ru', 'kk', 'en'], payment: { kaspi } }));
  const data = path('data');
  return {
    directory,
    config,
    data,
    options: ['--config', config, '--data-dir', data, '--json'],
    path,
    write,
    letter(certificate): string {
      const names = ['kbs_root_ca.crt', 'kbs_ca.crt'];
      const authorities = names.map((name) => [name, new Uint8Array(bank.read(name))] as const);
      return write(
        'letter.zip',
        zipSync(
          Object.fromEntries([['certfile.cer', new Uint8Array(readFileSync(certificate))] as const, ...authorities]),
        ),
      );
    },
    dispose(): void {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The dialogue of appendix 2 as options. */
export const SUBJECT_OPTIONS = [
  '--organization',
  'Contoso Ltd.',
  '--host',
  '10.0.0.5',
  '--email',
  'kiosk@contoso.example',
  '--region',
  'Almaty Province',
  '--city',
  'Almaty',
];
