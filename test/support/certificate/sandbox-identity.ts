import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IssueOptions, Sandbox } from '../../../sandbox/server.ts';
import type { BankPki, ClientIdentity } from '../foreign-bank/pki.ts';
import { REQUEST_EXTENSIONS } from './openssl.ts';

const run = promisify(execFile);
const SUBJECT = '/C=KZ/ST=Almaty Province/L=Almaty/O=Contoso Ltd./CN=kiosk.example.kz';

/** A partner's files as appendices 1 and 2 leave them, with a certificate that the sandbox has issued. */
export async function makeSandboxIdentity(
  sandbox: Sandbox,
  directory: string,
  options: IssueOptions & { readonly passphrase: string },
): Promise<ClientIdentity & { readonly serial: string }> {
  const { passphrase, ...wanted } = options;
  mkdirSync(directory, { recursive: true });
  const inside = (name: string): string => join(directory, name);
  const [key, request] = [inside('private.key'), inside('certrequest.csr')];
  const identity = { certificate: inside('certfile.cer'), key, pfx: inside('certfile.pfx'), passphrase };
  const openssl = (...args: readonly string[]): Promise<unknown> =>
    run('openssl', args, { env: { ...process.env, SECRET: passphrase } });
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-keyout',
    key,
    '-out',
    request,
    '-passout',
    'env:SECRET',
    '-subj',
    SUBJECT,
    ...REQUEST_EXTENSIONS,
  );
  const { certificatePem, serial } = await sandbox.issue(readFileSync(request, 'utf8'), wanted);
  writeFileSync(identity.certificate, certificatePem);
  await openssl(
    'pkcs12',
    '-export',
    '-in',
    identity.certificate,
    '-inkey',
    key,
    '-out',
    identity.pfx,
    '-passin',
    'env:SECRET',
    '-passout',
    'env:SECRET',
  );
  return { ...identity, serial };
}

/** The sandbox's authorities in the place of a foreign bank's. */
export function sandboxPki({ files }: Sandbox, identity: ClientIdentity): BankPki {
  return {
    rootCa: files.rootCa,
    intermediateCa: files.intermediateCa,
    serverChain: files.serverCertificate,
    serverKey: files.serverKey,
    clients: { latin: identity, cyrillic: identity },
  };
}
