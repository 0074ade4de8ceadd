import type { RequestOptions } from 'node:https';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PurchaseSnapshot } from '../../../sandbox/bank/purchase-book.ts';
import type { RequestEntry } from '../../../sandbox/http/request-log.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import {
  createQr,
  FakeClock,
  get,
  kioskTls,
  post,
  present,
  registerDevice,
  send,
  statusOf,
  temporaryFolder,
} from './support.ts';
import { withCertificates } from '../../support/sandbox/kept-certificates.ts';

const SCAN_WAIT_MS = 180_000;
const CONFIRM_MS = 65_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let clock: FakeClock;
let sandbox: Sandbox;
let url: string;
let tls: RequestOptions;
let changes: (readonly PurchaseSnapshot[])[];
let logged: (entry: RequestEntry) => void;

beforeAll(async () => {
  folder = await temporaryFolder();
  await withCertificates(folder.dir);
});
afterAll(() => folder.remove());
beforeEach(async () => {
  clock = new FakeClock();
  changes = [];
  logged = () => undefined;
  sandbox = await startSandbox({
    dir: folder.dir,
    clock,
    log: (entry) => {
      logged(entry);
    },
    purchasesChanged: (purchases) => changes.push(purchases),
  });
  url = present(sandbox.urls.standard);
  tls = await kioskTls(sandbox);
});
afterEach(() => sandbox.close());

async function newPurchase(): Promise<string> {
  return (await createQr(url, tls, await registerDevice(url, tls))).QrPaymentId;
}

function nextLogged(): Promise<RequestEntry> {
  return new Promise((resolve) => {
    logged = resolve;
  });
}

describe('time limits (3.3)', () => {
  it('gives the moment until which the QR can be scanned', async () => {
    const qr = await createQr(url, tls, await registerDevice(url, tls));
    expect(qr.ExpireDate).toBe('2026-07-01T10:33:00+05');
  });

  it('keeps an unscanned purchase at QrTokenCreated and fails a late scan', async () => {
    const id = await newPurchase();
    clock.advance(SCAN_WAIT_MS);
    expect(await statusOf(url, tls, id)).toBe('QrTokenCreated');
    expect(await sandbox.phone.scan(id)).toEqual({
      ok: false,
      error: { kind: 'refused', statusCode: -999, message: 'the QR token has expired' },
    });
    expect(await statusOf(url, tls, id)).toBe('Error');
  });

  it('cancels an unconfirmed purchase by itself, and notifies listeners at once', async () => {
    const id = await newPurchase();
    clock.advance(SCAN_WAIT_MS - 1);
    expect((await sandbox.phone.scan(id)).ok).toBe(true);
    clock.advance(CONFIRM_MS - 1);
    expect(await statusOf(url, tls, id)).toBe('Wait');
    clock.advance(1);
    expect(changes.at(-1)?.[0]).toMatchObject({ id, status: 'Error', cause: 'not-confirmed-in-time' });
    expect(changes.map(([purchase]) => purchase?.status)).toEqual(['QrTokenCreated', 'Wait', 'Error']);
    expect((await sandbox.phone.confirm(id)).ok).toBe(false);
    expect(clock.waiting).toBe(0);
  });

  it('measures the intervals of polls', async () => {
    const id = await newPurchase();
    await statusOf(url, tls, id);
    clock.advance(4999);
    await statusOf(url, tls, id);
    expect(sandbox.requests().at(-1)?.poll).toEqual({ number: 2, sinceLastMs: 4999 });
  });
});

describe('faults', () => {
  it('answers codes and HTML pages for the next calls of a method', async () => {
    sandbox.faults.next('health/ping', { kind: 'status', statusCode: -999 }, 2);
    sandbox.faults.next('health/ping', { kind: 'html-502' });
    const codes = [await get(`${url}/health/ping`, tls), await get(`${url}/health/ping`, tls)];
    expect(codes.map(({ StatusCode }) => StatusCode)).toEqual([-999, -999]);
    const page = await send(`${url}/health/ping`, tls);
    expect([page.httpStatus, page.contentType]).toEqual([502, 'text/html']);
    expect(page.text).toContain('<h1>502 Bad Gateway</h1>');
    expect(sandbox.requests().at(-1)).toMatchObject({ httpStatus: 502, statusCode: null });
    expect((await get(`${url}/health/ping`, tls)).StatusCode).toBe(0);
  });

  it('does not carry out a faulty call', async () => {
    const token = await registerDevice(url, tls);
    sandbox.faults.next('qr/create', { kind: 'status', statusCode: 990000033, message: 'own words' });
    const answer = await post(`${url}/qr/create`, tls, `{"DeviceToken":"${token}","Amount":1}`);
    expect(answer).toMatchObject({ StatusCode: 990000033, Message: 'own words' });
    expect(sandbox.purchases()).toEqual([]);
  });

  it('delays answers after the request was carried out', async () => {
    const token = await registerDevice(url, tls);
    sandbox.faults.delay('qr/create', 3000);
    const held = clock.nextTimer();
    const answer = createQr(url, tls, token);
    await held;
    const [purchase] = sandbox.purchases();
    expect(purchase?.status).toBe('QrTokenCreated');
    clock.advance(3000);
    expect((await answer).QrPaymentId).toBe(purchase?.id);
    expect(sandbox.requests().at(-1)?.durationMs).toBe(3000);
  });

  it('unplugs the cable: open requests break, new ones fail, the phone works', async () => {
    const id = await newPurchase();
    sandbox.faults.delay('payment/status', 60_000);
    const held = clock.nextTimer();
    const open = get(`${url}/payment/status/${id}`, tls);
    const broken = expect(open).rejects.toThrow();
    await held;
    const entry = nextLogged();
    sandbox.faults.unplug();
    await broken;
    expect(await entry).toMatchObject({ method: 'payment/status', httpStatus: null });
    await expect(get(`${url}/health/ping`, tls)).rejects.toThrow();
    expect((await sandbox.phone.scan(id)).ok).toBe(true);
    expect((await sandbox.phone.confirm(id)).ok).toBe(true);
    sandbox.faults.clear();
    expect(await statusOf(url, tls, id)).toBe('Processed');
  });
});
