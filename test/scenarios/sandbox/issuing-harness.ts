import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { startSandbox, type IssueOptions, type Sandbox } from '../../../sandbox/server.ts';
import { get, present, temporaryFolder } from './support.ts';

const run = promisify(execFile);
export const NAME = '/C=KZ/ST=Almaty Province/L=Almaty/O=Contoso Ltd./CN=kiosk.example.kz';
/** Appendix 2, letter by letter. */
export const USAGES = [
  '-addext',
  'keyUsage = digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment',
  '-addext',
  'extendedKeyUsage = clientAuth',
];
export const SECOND_BIN = '990140001234';

/** A certificate that the sandbox has issued, and how a client shows it. */
export interface Issued {
  readonly certificatePem: string;
  readonly archive: Buffer;
  readonly tls: RequestOptions;
}

/** The sandbox as the issuer of certificates, and partners with requests of the openssl program. */
export class IssuingHarness {
  readonly sandbox: Sandbox;
  readonly dir: string;

  constructor(sandbox: Sandbox, dir: string) {
    this.sandbox = sandbox;
    this.dir = dir;
  }

  openssl(...args: string[]): Promise<string> {
    return run('openssl', args).then(({ stdout }) => stdout);
  }

  /** A request and its key, without a passphrase. */
  async request({ subject = NAME, usages = USAGES, key = ['rsa:2048'] } = {}): Promise<{
    requestPem: string;
    keyPem: string;
  }> {
    const [keyFile, out] = [join(this.dir, 'new.key'), join(this.dir, 'new.csr')];
    await this.openssl(
      'req',
      '-newkey',
      ...key,
      '-nodes',
      '-keyout',
      keyFile,
      '-out',
      out,
      '-subj',
      subject,
      ...usages,
    );
    return { requestPem: await readFile(out, 'utf8'), keyPem: await readFile(keyFile, 'utf8') };
  }

  async issued(options: IssueOptions = {}): Promise<Issued> {
    const { requestPem, keyPem } = await this.request();
    const { certificatePem, archive } = await this.sandbox.issue(requestPem, options);
    return { certificatePem, archive, tls: await this.tls(certificatePem, keyPem) };
  }

  async tls(certificatePem: string, keyPem: string): Promise<RequestOptions> {
    return { ca: await readFile(this.sandbox.files.rootCa), cert: certificatePem, key: keyPem, agent: false };
  }

  /** The trade points that the holder of a certificate is shown: the second organisation's in r3, its own in r2. */
  async tradePoints(
    scheme: 'standard' | 'enhanced',
    tls: RequestOptions,
  ): Promise<{ StatusCode: number; text: string }> {
    const bin = scheme === 'enhanced' ? `/${SECOND_BIN}` : '';
    const { StatusCode, Data } = await get(`${present(this.sandbox.urls[scheme])}/partner/tradepoints${bin}`, tls);
    return { StatusCode, text: JSON.stringify(Data) };
  }
}

/** One sandbox with two organisations for all tests of the file. */
export function withIssuing(): () => IssuingHarness {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let harness: IssuingHarness | null = null;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const sandbox = await startSandbox({
      dir: folder.dir,
      ports: { standard: 0, enhanced: 0 },
      controlPort: 0,
      organisations: [
        { bin: '180340021791', tradePoints: [{ id: 12, name: 'Магазин 1' }] },
        { bin: SECOND_BIN, tradePoints: [{ id: 21, name: 'Магазин 2' }] },
      ],
    });
    harness = new IssuingHarness(sandbox, folder.dir);
  });
  afterAll(async () => {
    await harness?.sandbox.close();
    await folder.remove();
  });
  return () => present(harness);
}
