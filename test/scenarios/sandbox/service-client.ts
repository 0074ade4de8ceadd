import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { z } from 'zod';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server.ts';
import { FakeClock, present, send, temporaryFolder } from './support.ts';
import { withCertificates } from '../../support/sandbox/kept-certificates.ts';

/** An answer of a stand-in: its HTTP status, and the JSON of its body. */
export interface ServiceReply {
  readonly httpStatus: number;
  readonly json: Readonly<Record<string, unknown>>;
}

const objectSchema = z.record(z.string(), z.unknown());

/** A client of one stand-in with its key. */
export class ServiceClient {
  readonly sandbox: Sandbox;
  readonly clock: FakeClock;
  readonly #url: string;
  readonly #agent: Agent;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(parts: { sandbox: Sandbox; clock: FakeClock; url: string; ca: Buffer; headers: Record<string, string> }) {
    this.sandbox = parts.sandbox;
    this.clock = parts.clock;
    this.#url = parts.url;
    this.#agent = new Agent({ ca: parts.ca, keepAlive: true });
    this.#headers = parts.headers;
  }

  get(path: string, headers = this.#headers): Promise<ServiceReply> {
    return this.#send('GET', path, null, headers);
  }

  post(path: string, body: object | null = null, headers = this.#headers): Promise<ServiceReply> {
    return this.#send('POST', path, body === null ? null : JSON.stringify(body), headers);
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await this.sandbox.close();
  }

  async #send(
    method: string,
    path: string,
    body: string | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<ServiceReply> {
    const { httpStatus, text } = await send(
      `${this.#url}${path}`,
      { agent: this.#agent },
      { method, headers: { ...headers }, ...(body === null ? {} : { body }) },
    );
    return { httpStatus, json: text === '' ? {} : objectSchema.parse(JSON.parse(text)) };
  }
}

/** A client for every test of a file; the certificates are made once. */
export function withService(
  service: 'apiPay' | 'byFly',
  header: string,
  options: Partial<SandboxOptions>,
): () => ServiceClient {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let client: ServiceClient | null = null;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await withCertificates(folder.dir);
  });
  afterAll(() => folder.remove());
  beforeEach(async () => {
    const clock = new FakeClock();
    const sandbox = await startSandbox({ dir: folder.dir, clock, ports: {}, [service]: { port: 0 }, ...options });
    const { url, secretFile } = present(sandbox[service]);
    const secret = (await readFile(secretFile, 'utf8')).trim();
    client = new ServiceClient({
      sandbox,
      clock,
      url,
      ca: await readFile(sandbox.files.rootCa),
      headers: { [header]: secret },
    });
  });
  afterEach(() => client?.close());
  return () => present(client);
}
