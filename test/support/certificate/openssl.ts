import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { BankPki } from '../foreign-bank/pki.ts';

const execute = promisify(execFile);

/** Appendix 2, letter by letter. */
export const REQUEST_EXTENSIONS = [
  '-addext',
  'keyUsage = digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment',
  '-addext',
  'extendedKeyUsage = clientAuth',
] as const;

const AUTHORITY_EXTENSIONS = [
  '-addext',
  'basicConstraints = critical, CA:TRUE',
  '-addext',
  'keyUsage = critical, keyCertSign, cRLSign',
] as const;

/** A CA with its files. */
export interface Authority {
  readonly certificate: string;
  readonly key: string;
}

/** How a certificate differs from the bank's usual one. */
export interface LeafOptions {
  readonly subject?: string;
  readonly issuer?: Authority;
  readonly extensions?: readonly string[];
  /** As openssl writes moments: `20200101000000Z`. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly days?: number;
  readonly bits?: number;
  readonly request?: string;
}

/** What belongs to one client: paths, the key without a passphrase. */
export interface Client {
  readonly certificate: string;
  readonly key: string;
}

const FIVE_YEARS_DAYS = 1826;

/** A bank made by the openssl program in a folder of its own: root, issuing CA, and certificates on demand. */
export class OpensslBank {
  readonly directory: string;
  readonly root: Authority;
  readonly intermediate: Authority;
  #count = 0;

  private constructor(authorities: string | null) {
    this.directory = mkdtempSync(join(tmpdir(), 'sauda-openssl-'));
    const home = authorities ?? this.directory;
    this.root = { certificate: join(home, 'kbs_root_ca.crt'), key: join(home, 'root.key') };
    this.intermediate = { certificate: join(home, 'kbs_ca.crt'), key: join(home, 'ca.key') };
    writeFileSync(this.path('ca.conf'), authorityConfig(this.directory));
    writeFileSync(this.path('index.txt'), '');
  }

  /** The issuing side of a bank that stands already. */
  static beside(pki: BankPki): OpensslBank {
    return new OpensslBank(dirname(pki.rootCa));
  }

  static async make(name = 'Foreign Bank'): Promise<OpensslBank> {
    const bank = new OpensslBank(null);
    const { root, intermediate } = bank;
    await bank.openssl([
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      root.key,
      '-out',
      root.certificate,
      '-days',
      '3650',
      '-subj',
      `/C=KZ/O=${name}/CN=Root CA`,
      ...AUTHORITY_EXTENSIONS,
    ]);
    await bank.openssl([
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      intermediate.key,
      '-out',
      bank.path('ca.csr'),
      '-subj',
      `/C=KZ/O=${name}/CN=Issuing CA`,
      ...AUTHORITY_EXTENSIONS,
    ]);
    await bank.sign(bank.path('ca.csr'), intermediate.certificate, root, { days: 3650 });
    return bank;
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  read(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Secrets travel in the environment, as `env:SECRET`. */
  async openssl(args: readonly string[], secret = ''): Promise<string> {
    const { stdout } = await execute('openssl', args, { cwd: this.directory, env: { ...process.env, SECRET: secret } });
    return stdout;
  }

  /** A client's key and the certificate that the bank issues for it. */
  async client(options: LeafOptions = {}): Promise<Client> {
    this.#count += 1;
    const base = `client${String(this.#count)}`;
    const client = { certificate: this.path(`${base}.cer`), key: this.path(`${base}.key`) };
    const request = options.request ?? this.path(`${base}.csr`);
    if (options.request === undefined) {
      await this.openssl([
        'req',
        '-newkey',
        `rsa:${String(options.bits ?? 2048)}`,
        '-nodes',
        '-keyout',
        client.key,
        '-out',
        request,
        '-subj',
        options.subject ?? '/C=KZ/ST=Almaty Province/L=Almaty/O=Contoso Ltd./CN=kiosk.example.kz',
        ...(options.extensions ?? REQUEST_EXTENSIONS),
      ]);
    }
    await this.sign(request, client.certificate, options.issuer ?? this.intermediate, options);
    return client;
  }

  /** The same bank as a server, for tests that connect to it. */
  async serving(): Promise<BankPki> {
    const extensions = [
      '-addext',
      'subjectAltName = DNS:localhost, IP:127.0.0.1',
      '-addext',
      'extendedKeyUsage = serverAuth',
    ];
    const server = await this.client({ subject: '/C=KZ/O=Foreign Bank/CN=localhost', extensions });
    const serverChain = this.path('server-chain.crt');
    writeFileSync(
      serverChain,
      [server.certificate, this.intermediate.certificate].map((file) => readFileSync(file, 'utf8')).join(''),
    );
    const nobody = { certificate: '', key: '', pfx: '', passphrase: '' };
    return {
      rootCa: this.root.certificate,
      intermediateCa: this.intermediate.certificate,
      serverChain,
      serverKey: server.key,
      clients: { latin: nobody, cyrillic: nobody },
    };
  }

  /** Signs with all that the request asks for, and nothing of the authority's own. */
  async sign(
    request: string,
    result: string,
    issuer: Authority,
    { notBefore, notAfter, days = FIVE_YEARS_DAYS }: LeafOptions = {},
  ): Promise<void> {
    const dates = [
      ...(notBefore === undefined ? [] : ['-startdate', notBefore]),
      ...(notAfter === undefined ? ['-days', String(days)] : ['-enddate', notAfter]),
    ];
    await this.openssl([
      'ca',
      '-batch',
      '-notext',
      '-preserveDN',
      '-config',
      this.path('ca.conf'),
      '-in',
      request,
      '-out',
      result,
      '-cert',
      issuer.certificate,
      '-keyfile',
      issuer.key,
      ...dates,
    ]);
  }
}

const POLICY_FIELDS = [
  'countryName',
  'stateOrProvinceName',
  'localityName',
  'organizationName',
  'commonName',
  'emailAddress',
];

/** The authority's book-keeping; it takes every name and every extension of a request. */
function authorityConfig(directory: string): string {
  return [
    '[ca]',
    'default_ca = bank',
    '[bank]',
    `database = ${join(directory, 'index.txt')}`,
    `new_certs_dir = ${directory}`,
    'rand_serial = yes',
    'default_md = sha256',
    'policy = any',
    'copy_extensions = copyall',
    'unique_subject = no',
    'email_in_dn = yes',
    '[any]',
    ...POLICY_FIELDS.map((field) => `${field} = optional`),
    '',
  ].join('\n');
}
