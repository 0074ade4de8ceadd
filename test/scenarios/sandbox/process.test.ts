import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { FromSandbox } from '../../../app/ipc/sandbox-process.ts';
import { fromSandboxSchema } from '../../../app/ipc/sandbox-process.ts';
import type { ParentPort } from '../../../sandbox/process-service.ts';
import { serveParent } from '../../../sandbox/process-service.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import { SANDBOX_APIPAY_KEY } from '../../../app/ipc/sandbox-files.ts';
import { createQr, kioskTls, post, present, registerDevice, send, statusOf, temporaryFolder } from './support.ts';

const returnIdSchema = z.object({ QrReturnId: z.unknown().transform(String) });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  // The certificates are shared by the tests of this file.
  await (await startSandbox({ dir: folder.dir })).close();
});
afterAll(() => folder.remove());

const createdSchema = z.object({ id: z.union([z.string(), z.number().transform(String)]) });

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** Stands in for Electron's port. */
class FakePort implements ParentPort {
  readonly said: FromSandbox[] = [];
  #listener: (message: { readonly data: unknown }) => void = () => undefined;
  #heard: () => void = () => undefined;

  on(_event: 'message', listener: (message: { readonly data: unknown }) => void): void {
    this.#listener = listener;
  }

  postMessage(message: FromSandbox): void {
    this.said.push(fromSandboxSchema.parse(structuredClone(message)));
    this.#heard();
  }

  tell(data: unknown): void {
    this.#listener({ data });
  }

  async until<K extends FromSandbox['kind']>(
    kind: K,
    fits: (message: FromSandbox & { kind: K }) => boolean = () => true,
  ): Promise<FromSandbox & { kind: K }> {
    for (;;) {
      const found = this.said.find((message): message is FromSandbox & { kind: K } => message.kind === kind);
      if (found !== undefined) {
        this.said.splice(this.said.indexOf(found), 1);
        if (fits(found)) return found;
        continue;
      }
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
  }
}

describe('the process of the demo mode', () => {
  it('starts, plays the customer, unplugs the cable and reports', async () => {
    const port = new FakePort();
    serveParent(port);
    port.tell({ kind: 'start', dir: folder.dir, behaviour: { pollingIntervalS: 1 }, delays: { 'health/ping': 5 } });
    const { baseUrl, files } = await port.until('ready');
    const tls = {
      ca: await readFile(files.rootCa),
      pfx: await readFile(files.pfx),
      passphrase: (await readFile(files.passphrase, 'utf8')).trim(),
      agent: false as const,
    };
    const { QrPaymentId: id } = await createQr(baseUrl, tls, await registerDevice(baseUrl, tls));
    expect((await port.until('purchases')).purchases).toMatchObject([
      { id, status: 'QrTokenCreated', amountTiyn: 20_000 },
    ]);
    expect((await port.until('request')).entry).toMatchObject({ method: 'device/register' });

    port.tell({ kind: 'cable', plugged: false });
    port.tell({ kind: 'phone', action: 'scan', qrPaymentId: id });
    expect((await port.until('phone-answer')).problem).toBeNull();
    await expect(statusOf(baseUrl, tls, id)).rejects.toThrow();
    port.tell({ kind: 'cable', plugged: true });
    port.tell({ kind: 'phone', action: 'scan', qrPaymentId: id });
    expect((await port.until('phone-answer')).problem).toBe('scan is impossible in status Wait');
    port.tell({ kind: 'phone', action: 'confirm', qrPaymentId: id });
    await port.until('purchases', ({ purchases }) => purchases[0]?.status === 'Processed');
    expect(await statusOf(baseUrl, tls, id)).toBe('Processed');
  });

  it('lets the customer scan the QR of a refund, and reports when that is not possible', async () => {
    const port = new FakePort();
    serveParent(port);
    port.tell({ kind: 'start', dir: folder.dir });
    const { baseUrl, files } = await port.until('ready');
    const tls = {
      ca: await readFile(files.rootCa),
      pfx: await readFile(files.pfx),
      passphrase: (await readFile(files.passphrase, 'utf8')).trim(),
      agent: false as const,
    };
    const token = await registerDevice(baseUrl, tls);
    const { QrReturnId: id } = returnIdSchema.parse(
      (await post(`${baseUrl}/return/create`, tls, `{"DeviceToken":"${token}"}`)).Data,
    );
    expect((await port.until('returns')).returns).toMatchObject([{ id, status: 'QrTokenCreated', customer: null }]);

    port.tell({ kind: 'scan-return', qrReturnId: id });
    expect(await port.until('return-answer')).toEqual({ kind: 'return-answer', qrReturnId: id, problem: null });
    expect((await port.until('returns')).returns).toMatchObject([{ id, status: 'CustomerIdentityObtained' }]);
    port.tell({ kind: 'scan-return', qrReturnId: id });
    expect((await port.until('return-answer')).problem).toBe('scan is impossible in status CustomerIdentityObtained');
    // Nothing changed, so nothing was reported.
    expect(port.said.filter(({ kind }) => kind === 'returns')).toEqual([]);
  });

  it('lets the customer pay or reject an invoice, and reports each change and what is not possible', async () => {
    const port = new FakePort();
    const apiPayPort = await freePort();
    serveParent(port);
    port.tell({ kind: 'start', dir: folder.dir, apiPayPort });
    const { files } = await port.until('ready');
    const apiKey = (await readFile(join(folder.dir, SANDBOX_APIPAY_KEY), 'utf8')).trim();
    const tls = { ca: await readFile(files.rootCa), agent: false as const };
    const sent = async (): Promise<string> => {
      const url = `https://localhost:${String(apiPayPort)}/api/invoices`;
      const body = '{"amount":450,"phone_number":"87011234567"}';
      const { text } = await send(url, tls, { method: 'POST', body, headers: { 'X-API-Key': apiKey } });
      return createdSchema.parse(JSON.parse(text)).id;
    };

    const first = await sent();
    expect((await port.until('service-request')).entry).toMatchObject({ http: 'POST', httpStatus: 201 });
    const [told] = (await port.until('invoices')).invoices;
    expect(told).toMatchObject({ id: first, amountTiyn: 45_000 });
    expect(['processing', 'pending']).toContain(told?.status);
    port.tell({ kind: 'invoice', action: 'pay', invoiceId: first });
    expect(await port.until('invoice-answer')).toEqual({ kind: 'invoice-answer', invoiceId: first, problem: null });
    expect((await port.until('invoices')).invoices).toMatchObject([{ id: first, status: 'paid' }]);
    port.tell({ kind: 'invoice', action: 'reject', invoiceId: first });
    expect((await port.until('invoice-answer')).problem).toContain('paid');
    // Neither the number nor the key is told to the parent.
    expect(JSON.stringify(port.said)).not.toMatch(new RegExp(`7011234567|${apiKey}`));

    port.said.length = 0;
    const second = await sent();
    port.tell({ kind: 'invoice', action: 'reject', invoiceId: second });
    expect((await port.until('invoice-answer')).problem).toBeNull();
    const { invoices } = await port.until('invoices', ({ invoices: all }) => all.at(-1)?.status === 'cancelled');
    expect(invoices).toMatchObject([{ status: 'paid' }, { id: second, status: 'cancelled' }]);
    port.tell({ kind: 'invoice', action: 'pay', invoiceId: '404' });
    expect((await port.until('invoice-answer')).problem).not.toBeNull();
    port.tell({ kind: 'invoice', action: 'refund', invoiceId: first });
    expect((await port.until('failed')).message).toContain('not understood');
  });

  it('reports why it cannot start', async () => {
    const port = new FakePort();
    serveParent(port);
    port.tell({ kind: 'start', dir: '/dev/null/nowhere' });
    expect((await port.until('failed')).message).toContain('/dev/null');
    port.tell({ kind: 'phone', action: 'scan', qrPaymentId: '1' });
    expect((await port.until('phone-answer')).problem).toBe('the sandbox is not running');
    port.tell({ kind: 'scan-return', qrReturnId: '1' });
    expect((await port.until('return-answer')).problem).toBe('the sandbox is not running');
    port.tell({ kind: 'invoice', action: 'pay', invoiceId: '1' });
    expect((await port.until('invoice-answer')).problem).toBe('the sandbox is not running');
    port.tell({ kind: 'nonsense' });
    expect((await port.until('failed')).message).toContain('not understood');
  });
});

describe('npm run sandbox', () => {
  interface Ended {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }

  function cli(args: string[], onReady: (kill: () => void) => void = () => undefined): Promise<Ended> {
    const child = spawn(process.execPath, ['sandbox/cli.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const before = out.includes('sandbox ready');
      out += chunk.toString();
      if (!before && out.includes('sandbox ready')) onReady(() => child.kill('SIGTERM'));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, out, err });
      });
    });
  }

  it('prints addresses and files, and ends cleanly on a signal', async () => {
    const ended = await cli(['--port-standard', '0', '--port-enhanced', '0', '--dir', folder.dir], (kill) => {
      kill();
    });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/https:\/\/localhost:\d+\/r2\/v01/);
    expect(ended.out).not.toContain('/r1/v01');
    expect(ended.out).toContain(`--config ${folder.dir}/sauda.yaml`);
  });

  it('reads organisations from a file, and explains what is wrong with one', async () => {
    const file = join(folder.dir, 'organisations.yaml');
    await writeFile(file, 'organisations: [{ bin: "990140001234", tradePoints: [{ id: 21, name: Киоск }] }]');
    const args = [
      '--port-enhanced',
      '0',
      '--port-control',
      '0',
      '--strict',
      '--dir',
      folder.dir,
      '--organisations',
      file,
    ];
    const ended = await cli(args, (kill) => {
      kill();
    });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/Control: curl http:\/\/127\.0\.0\.1:\d+\/ /);
    expect(await readFile(join(folder.dir, 'sauda-enhanced.yaml'), 'utf8')).toContain('990140001234');

    await writeFile(file, 'organisations: [{ bin: 990140001234, tradePoints: [] }]');
    const refused = await cli(args);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`the organisations file ${file} cannot be used`);
    expect(refused.err).toContain('write the БИН in quotes');
  });

  it('explains bad arguments and ports in use', async () => {
    const bad = await cli(['--port-standard', 'x', '--dir', folder.dir]);
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('--port-standard takes a whole number from 0 to 65535, not x');

    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const refused = await cli(['--port-standard', String(port), '--dir', folder.dir]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`port ${String(port)} is in use`);
    await new Promise((resolve) => taken.close(resolve));
  });
});

describe('the written kiosk configurations', () => {
  it('point at the sandbox with paths relative to themselves', async () => {
    const sandbox = await startSandbox({ dir: folder.dir, ports: { lite: 0, standard: 0, enhanced: 0 } });
    const read = async (path: string | undefined): Promise<unknown> => parse(await readFile(present(path), 'utf8'));
    const { configs } = sandbox.files;
    const caFiles = ['kbs_root_ca.crt', 'kbs_ca.crt'];
    const certificate = { pfxFile: 'certfile.pfx', passphraseFile: 'passphrase' };
    expect(await read(configs.standard)).toMatchObject({
      version: 1,
      payment: {
        kaspi: { scheme: 'standard', baseUrl: sandbox.urls.standard, tradePointId: 12, certificate, caFiles },
      },
    });
    expect(await read(configs.enhanced)).toMatchObject({
      payment: {
        kaspi: {
          scheme: 'enhanced',
          baseUrl: sandbox.urls.enhanced,
          organizationBin: '180340021791',
          certificate,
          caFiles,
        },
      },
    });
    expect(await read(configs.lite)).toMatchObject({
      payment: { kaspi: { scheme: 'lite', baseUrl: sandbox.urls.lite, apiKeyFile: 'api-key', caFiles } },
    });
    await kioskTls(sandbox);
    await sandbox.close();
  });
});
