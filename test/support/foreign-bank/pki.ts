import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a partner holds after appendices 1 and 2 of the specification: absolute paths, and the passphrase itself. */
export interface ClientIdentity {
  readonly certificate: string;
  readonly key: string;
  readonly pfx: string;
  readonly passphrase: string;
}

/** One bank: its two CAs as it mails them, its server's certificate with chain, and its partners. */
export interface BankPki {
  readonly rootCa: string;
  readonly intermediateCa: string;
  readonly serverChain: string;
  readonly serverKey: string;
  readonly clients: { readonly latin: ClientIdentity; readonly cyrillic: ClientIdentity };
}

/** Spaces at both ends: nothing but the line break that an editor adds may be cut off. */
const LATIN_PASSPHRASE = ' kiosk #1: p@ss "word" ';
const CYRILLIC_PASSPHRASE = 'Құпиясөз — Пароль №7';

const CLIENT_DAYS = '1826';
const CA_DAYS = '3650';
/** Appendix 2, letter by letter. */
const CLIENT_EXTENSIONS = [
  '-addext',
  'keyUsage = digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment',
  '-addext',
  'extendedKeyUsage = clientAuth',
];

/** Makes a whole bank with the openssl program, in a folder of its own. */
export async function makeBankPki(directory: string): Promise<BankPki> {
  await mkdir(directory, { recursive: true });
  const inside = (name: string): string => join(directory, name);
  const openssl = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<unknown> =>
    run('openssl', args, { cwd: directory, env: { ...process.env, ...env } });
  const sign = (request: string, result: string, ca: { cert: string; key: string }, days: string): Promise<unknown> =>
    openssl([
      'x509',
      '-req',
      '-in',
      request,
      '-out',
      result,
      '-CA',
      ca.cert,
      '-CAkey',
      ca.key,
      '-CAcreateserial',
      '-days',
      days,
      '-sha256',
      '-copy_extensions',
      'copyall',
    ]);

  const root = { cert: inside('kbs_root_ca.crt'), key: inside('root.key') };
  const intermediate = { cert: inside('kbs_ca.crt'), key: inside('ca.key') };
  await openssl([
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    root.key,
    '-out',
    root.cert,
    '-days',
    CA_DAYS,
    '-subj',
    '/C=KZ/O=Foreign Bank/CN=Root CA',
    '-addext',
    'basicConstraints = critical, CA:TRUE',
    '-addext',
    'keyUsage = critical, keyCertSign, cRLSign',
  ]);
  await openssl([
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    intermediate.key,
    '-out',
    'ca.csr',
    '-subj',
    '/C=KZ/O=Foreign Bank/CN=Issuing CA',
    '-addext',
    'basicConstraints = critical, CA:TRUE, pathlen:0',
    '-addext',
    'keyUsage = critical, keyCertSign, cRLSign',
  ]);
  await sign('ca.csr', intermediate.cert, root, CA_DAYS);

  const server = async (): Promise<void> => {
    await openssl([
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'server.key',
      '-out',
      'server.csr',
      '-subj',
      '/C=KZ/O=Foreign Bank/CN=localhost',
      '-addext',
      'subjectAltName = DNS:localhost, IP:127.0.0.1',
      '-addext',
      'extendedKeyUsage = serverAuth',
    ]);
    await sign('server.csr', 'server.crt', intermediate, CLIENT_DAYS);
    const chain = await Promise.all([inside('server.crt'), intermediate.cert].map((file) => readFile(file, 'utf8')));
    await writeFile(inside('server-chain.crt'), chain.join(''));
  };
  const client = async (name: string, passphrase: string): Promise<ClientIdentity> => {
    const folder = inside(name);
    await mkdir(folder);
    const identity = {
      certificate: join(folder, 'certfile.cer'),
      key: join(folder, 'private.key'),
      pfx: join(folder, 'certfile.pfx'),
      passphrase,
    };
    const request = join(folder, 'certrequest.csr');
    const env = { PASSPHRASE: passphrase };
    // The bank's dialogues, answered in advance: the passphrase, then country, region, city, organisation, host.
    await openssl(
      [
        'req',
        '-newkey',
        'rsa:2048',
        '-keyout',
        identity.key,
        '-out',
        request,
        ...CLIENT_EXTENSIONS,
        '-passout',
        'env:PASSPHRASE',
        '-subj',
        `/C=KZ/ST=Almaty Province/L=Almaty/O=Contoso Ltd./CN=${name}.example.kz`,
      ],
      env,
    );
    await sign(request, identity.certificate, intermediate, CLIENT_DAYS);
    await openssl(
      [
        'pkcs12',
        '-export',
        '-in',
        identity.certificate,
        '-inkey',
        identity.key,
        '-out',
        identity.pfx,
        '-passin',
        'env:PASSPHRASE',
        '-passout',
        'env:PASSPHRASE',
      ],
      env,
    );
    return identity;
  };
  // One after the other: they share the CA's file of serial numbers.
  await server();
  const latin = await client('latin', LATIN_PASSPHRASE);
  const cyrillic = await client('cyrillic', CYRILLIC_PASSPHRASE);
  return {
    rootCa: root.cert,
    intermediateCa: intermediate.cert,
    serverChain: inside('server-chain.crt'),
    serverKey: inside('server.key'),
    clients: { latin, cyrillic },
  };
}
