import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import type { RequestOptions } from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeForeignClient } from '../../../sandbox/pki/material.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { PortInUseError, startSandbox } from '../../../sandbox/server.ts';
import { Phone } from '../../../sandbox/phone.ts';
import {
  createQr,
  get,
  kioskTls,
  post,
  present,
  qrSchema,
  registerDevice,
  statusOf,
  temporaryFolder,
  tokenSchema,
} from './support.ts';

const FIRST = '180340021791';
const SECOND = '990140001234';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let sandbox: Sandbox;
let tls: RequestOptions;
let ca: Buffer;

beforeAll(async () => {
  folder = await temporaryFolder();
  sandbox = await startSandbox({
    dir: folder.dir,
    ports: { lite: 0, standard: 0, enhanced: 0 },
    organisations: [
      { bin: FIRST, tradePoints: [{ id: 12, name: 'Магазин 1' }] },
      { bin: SECOND, tradePoints: [], apiKey: 'test_second' },
    ],
  });
  tls = await kioskTls(sandbox);
  ca = await readFile(sandbox.files.rootCa);
});
afterAll(async () => {
  await sandbox.close();
  await folder.remove();
});

describe('TLS', () => {
  it('is version 1.2 exactly, and the server sends its intermediate certificate', async () => {
    const port = Number(new URL(present(sandbox.urls.standard)).port);
    const handshake = (versions: object): Promise<string | null> =>
      new Promise((resolve, reject) => {
        const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...versions }, () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
        socket.on('error', reject);
      });
    expect(await handshake({})).toBe('TLSv1.2');
    await expect(handshake({ minVersion: 'TLSv1.3' })).rejects.toThrow();
  });

  it('refuses certificates of other authorities before any request', async () => {
    const { client } = await makeForeignClient(new Date());
    const before = sandbox.requests().length;
    const foreign: RequestOptions = {
      ca,
      cert: client.certificatePem,
      key: client.encryptedKeyPem,
      passphrase: client.passphrase,
      agent: false,
    };
    await expect(get(`${present(sandbox.urls.standard)}/health/ping`, foreign)).rejects.toThrow();
    expect(sandbox.requests()).toHaveLength(before);
  });

  it.each(['standard', 'enhanced'] as const)('answers -10000 without a certificate in scheme %s', async (scheme) => {
    expect((await get(`${present(sandbox.urls[scheme])}/health/ping`, { ca, agent: false })).StatusCode).toBe(-10000);
  });

  it('accepts certificate and encrypted key as files, and every name of this machine', async () => {
    const { clientCertificate, clientKey } = sandbox.files;
    const pem: RequestOptions = {
      ca,
      cert: await readFile(clientCertificate),
      key: await readFile(clientKey),
      passphrase: present(tls.passphrase),
      agent: false,
    };
    const url = present(sandbox.urls.standard);
    for (const host of ['localhost', '127.0.0.1']) {
      expect((await get(`${url.replace('localhost', host)}/health/ping`, pem)).StatusCode).toBe(0);
    }
  });

  it('keeps connections, and identifies a client with a resumed session', async () => {
    const agent = new Agent({ keepAlive: true });
    const kept = { ...tls, agent };
    const url = `${present(sandbox.urls.standard)}/health/ping`;
    await get(url, kept);
    await get(url, kept);
    const [first, second] = sandbox.requests().slice(-2);
    expect(second?.connection).toBe(first?.connection);
    for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
    expect((await get(url, kept)).StatusCode).toBe(0);
    expect(sandbox.requests().at(-1)).toMatchObject({ tlsResumed: true, statusCode: 0 });
    agent.destroy();
  });
});

describe('scheme r1', () => {
  it('accepts the ApiKey of the file, and no other', async () => {
    const url = present(sandbox.urls.lite);
    const key = (await readFile(sandbox.files.apiKey, 'utf8')).trim();
    const lite = { ca, agent: false };
    expect((await get(`${url}/health/ping`, lite)).StatusCode).toBe(-10000);
    expect((await get(`${url}/health/ping`, lite, { 'Api-Key': 'test_other' })).StatusCode).toBe(-10000);
    expect((await get(`${url}/partner/tradepoints`, lite, { 'Api-Key': key })).StatusCode).toBe(0);
    expect((await get(`${url}/partner/tradepoints`, lite, { 'Api-Key': 'test_second' })).StatusCode).toBe(-14000002);
    const { QrPaymentId: id } = await createQr(
      present(sandbox.urls.standard),
      tls,
      await registerDevice(present(sandbox.urls.standard), tls),
    );
    const phone = new Phone({ baseUrl: url, ca: [ca.toString()], apiKey: key });
    expect(await phone.scan(id)).toEqual({ ok: true, value: { message: 'OK' } });
    const stranger = new Phone({ baseUrl: url, ca: [ca.toString()], apiKey: 'test_second' });
    expect(await stranger.confirm(id)).toMatchObject({ ok: false, error: { kind: 'refused', statusCode: -1601 } });
  });
});

describe('scheme r3', () => {
  it('names the organisation in every method that has one', async () => {
    const url = present(sandbox.urls.enhanced);
    expect((await get(`${url}/partner/tradepoints/${FIRST}`, tls)).StatusCode).toBe(0);
    expect((await get(`${url}/partner/tradepoints/${SECOND}`, tls)).StatusCode).toBe(-14000002);
    expect((await get(`${url}/partner/tradepoints`, tls)).StatusCode).toBe(-404);

    const organisation = `"OrganizationBin":"${FIRST}"`;
    expect((await post(`${url}/device/register`, tls, '{"DeviceId":"r3","TradePointId":12}')).StatusCode).toBe(-400);
    expect(
      (await post(`${url}/device/register`, tls, `{"OrganizationBin":"${SECOND}","DeviceId":"r3","TradePointId":12}`))
        .StatusCode,
    ).toBe(-99000002);
    const registered = await post(`${url}/device/register`, tls, `{${organisation},"DeviceId":"r3","TradePointId":12}`);
    const token = `"DeviceToken":"${tokenSchema.parse(registered.Data).DeviceToken}"`;
    expect(
      (await post(`${url}/qr/create`, tls, `{"OrganizationBin":"${SECOND}",${token},"Amount":1}`)).StatusCode,
    ).toBe(-1501);
    const created = await post(`${url}/qr/create`, tls, `{${organisation},${token},"Amount":1}`);
    expect(await statusOf(url, tls, qrSchema.parse(created.Data).QrPaymentId)).toBe('QrTokenCreated');
    expect((await post(`${url}/device/delete`, tls, `{"OrganizationBin":"${SECOND}",${token}}`)).StatusCode).toBe(
      -1501,
    );
    expect((await post(`${url}/device/delete`, tls, `{${organisation},${token}}`)).StatusCode).toBe(0);
  });
});

describe('ports', () => {
  it('names a port in use', async () => {
    const port = Number(new URL(present(sandbox.urls.lite)).port);
    await expect(startSandbox({ dir: folder.dir, ports: { standard: port } })).rejects.toThrow(PortInUseError);
  });
});
