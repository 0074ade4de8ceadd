import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpsSource, type RepositorySource } from '../../../main/update/source.ts';

/** What the server does with the next requests for large files. */
type Manners =
  | { readonly kind: 'well' }
  /** Ends the connection after so many bytes, so many times. */
  | { readonly kind: 'hangs-up'; readonly afterBytes: number; left: number }
  /** Answers the beginning and then nothing. */
  | { readonly kind: 'falls-silent' }
  /** Sends for ever. */
  | { readonly kind: 'never-ends' };

/** A plain HTTPS server over a folder, which can misbehave with whatever lies in `files/`. */
export class UpdateServer {
  readonly #server: Server;
  readonly #ca: string;
  manners: Manners = { kind: 'well' };
  /** Knows `Range`; some servers do not. */
  hasRanges = true;
  /** Every request for a large file, with the byte that it began at. */
  readonly asked: { readonly path: string; readonly from: number }[] = [];
  /** Bytes of large files that were sent. */
  sentBytes = 0;

  private constructor(server: Server, ca: string) {
    this.#server = server;
    this.#ca = ca;
  }

  static async over(folder: string): Promise<UpdateServer> {
    const place = mkdtempSync(join(tmpdir(), 'sauda-server-'));
    const [key, cert] = [join(place, 'key'), join(place, 'cert')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert];
    execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
    const identity = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    rmSync(place, { recursive: true });
    const server = createServer(identity);
    const served = new UpdateServer(server, identity.cert);
    server.on('request', (asked: IncomingMessage, answer: ServerResponse) => {
      served.#serve(folder, asked, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return served;
  }

  source(silenceMs = 2_000): RepositorySource {
    const address = this.#server.address();
    const { port } = isAddress(address) ? address : { port: 0 };
    return httpsSource(`https://localhost:${String(port)}`, { ca: [this.#ca], silenceMs });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(folder: string, asked: IncomingMessage, answer: ServerResponse): void {
    const path = (asked.url ?? '/').slice(1);
    const file = join(folder, path);
    if (!existsSync(file)) {
      answer.writeHead(404).end();
      return;
    }
    const [, start = '0'] = /^bytes=(\d+)-$/.exec(asked.headers.range ?? '') ?? [];
    const from = this.hasRanges ? Number(start) : 0;
    const isLarge = path.startsWith('files/');
    if (isLarge) this.asked.push({ path, from });
    const { size } = statSync(file);
    const range = { 'content-range': `bytes ${String(from)}-${String(size - 1)}/${String(size)}` };
    answer.writeHead(from === 0 ? 200 : 206, from === 0 ? {} : range);
    if (isLarge) this.#misbehave(file, from, answer);
    else createReadStream(file).pipe(answer);
  }

  #misbehave(file: string, from: number, answer: ServerResponse): void {
    const bytes = readFileSync(file).subarray(from);
    const { manners } = this;
    if (manners.kind === 'hangs-up' && manners.left > 0 && bytes.length > manners.afterBytes) {
      manners.left -= 1;
      const part = bytes.subarray(0, manners.afterBytes);
      this.sentBytes += part.length;
      answer.write(part, () => answer.destroy());
      return;
    }
    if (manners.kind === 'falls-silent') {
      answer.write(bytes.subarray(0, 10));
      return;
    }
    if (manners.kind === 'never-ends') {
      answer.write(bytes);
      const more = (): void => {
        if (!answer.destroyed) answer.write(Buffer.alloc(10_000), more);
      };
      more();
      return;
    }
    this.sentBytes += bytes.length;
    answer.end(bytes);
  }
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address === 'object';
}
