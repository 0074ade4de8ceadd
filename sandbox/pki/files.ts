import { join } from 'node:path';
import { SANDBOX_FILES } from '../../app/ipc/sandbox-files.ts';

/** Names from appendices 1 and 2, except the server's files, the ApiKey and `kbs_ca.key`, which the sandbox adds. */
const NAMES = {
  ...SANDBOX_FILES,
  intermediateKey: 'kbs_ca.key',
  serverCertificate: 'server.crt',
  serverKey: 'server.key',
  clientCertificate: 'certfile.cer',
  clientKey: 'private.key',
  certificateRequest: 'certrequest.csr',
  apiKey: 'api-key',
} as const;

/** Absolute or caller-relative paths of the files in the sandbox's directory. */
export type PkiFiles = { readonly [K in keyof typeof NAMES]: string };

/** The partner's files, which exist once per client certificate. */
export type ClientFiles = Pick<
  PkiFiles,
  'clientCertificate' | 'clientKey' | 'certificateRequest' | 'pfx' | 'passphrase'
>;

const CLIENTS = 'clients';

/** Paths of an organisation's own certificate, by its БИН. */
export function clientFiles(dir: string, bin: string): ClientFiles {
  const { clientCertificate, clientKey, certificateRequest, pfx, passphrase } = pkiFiles(join(dir, CLIENTS, bin));
  return { clientCertificate, clientKey, certificateRequest, pfx, passphrase };
}

/** Paths of the files of a sandbox in `dir`. */
export function pkiFiles(dir: string): PkiFiles {
  return {
    rootCa: join(dir, NAMES.rootCa),
    intermediateCa: join(dir, NAMES.intermediateCa),
    intermediateKey: join(dir, NAMES.intermediateKey),
    serverCertificate: join(dir, NAMES.serverCertificate),
    serverKey: join(dir, NAMES.serverKey),
    clientCertificate: join(dir, NAMES.clientCertificate),
    clientKey: join(dir, NAMES.clientKey),
    certificateRequest: join(dir, NAMES.certificateRequest),
    pfx: join(dir, NAMES.pfx),
    passphrase: join(dir, NAMES.passphrase),
    apiKey: join(dir, NAMES.apiKey),
  };
}
