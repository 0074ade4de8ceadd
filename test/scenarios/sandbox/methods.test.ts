import type { RequestOptions } from 'node:https';
import { parse } from 'lossless-json';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import {
  createQr,
  envelope,
  get,
  kioskTls,
  post,
  present,
  registerDevice,
  send,
  statusOf,
  temporaryFolder,
} from './support.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let sandbox: Sandbox;
let url: string;
let tls: RequestOptions;

beforeAll(async () => {
  folder = await temporaryFolder();
  sandbox = await startSandbox({
    dir: folder.dir,
    organisations: [
      {
        bin: '180340021791',
        tradePoints: [
          { id: 12, name: 'Магазин 1' },
          { id: 9007199254740993n, name: 'Магазин 2' },
        ],
      },
    ],
    behaviour: { firstQrPaymentId: 9007199254741993n, maxAmountTiyn: 50_000_00 },
  });
  url = present(sandbox.urls.standard);
  tls = await kioskTls(sandbox);
});
afterAll(async () => {
  await sandbox.close();
  await folder.remove();
});

describe('health/ping (5.1)', () => {
  it('answers OK', async () => {
    expect((await send(`${url}/health/ping`, tls)).text).toBe('{"StatusCode":0,"Message":"OK"}');
  });
});

describe('partner/tradepoints (3.2.2)', () => {
  it('lists the trade points with all their digits', async () => {
    expect((await send(`${url}/partner/tradepoints`, tls)).text).toBe(
      '{"StatusCode":0,"Message":"OK","Data":[{"TradePointId":12,"TradePointName":"Магазин 1"},' +
        '{"TradePointId":9007199254740993,"TradePointName":"Магазин 2"}]}',
    );
  });
});

describe('device/register and device/delete (3.2.3, 3.2.4)', () => {
  const register = (body: string): Promise<{ StatusCode: number }> => post(`${url}/device/register`, tls, body);

  it('gives the same token for the same arguments', async () => {
    const token = await registerDevice(url, tls, 'GFC-456397');
    expect(token).toMatch(/^[0-9a-f-]{36}$/);
    expect(await registerDevice(url, tls, 'GFC-456397')).toBe(token);
    expect(await registerDevice(url, tls, 'GFC-456398')).not.toBe(token);
  });

  it('answers -1503 for another trade point, until the device is deleted', async () => {
    const token = await registerDevice(url, tls, 'moving');
    const other = '{"DeviceId":"moving","TradePointId":9007199254740993}';
    expect((await register(other)).StatusCode).toBe(-1503);
    const deleted = await send(`${url}/device/delete`, tls, { method: 'POST', body: `{"DeviceToken":"${token}"}` });
    expect(deleted.text).toBe('{"StatusCode":0}');
    expect((await register(other)).StatusCode).toBe(0);
  });

  it('refuses unknown trade points', async () => {
    expect((await register('{"DeviceId":"a","TradePointId":13}')).StatusCode).toBe(-99000002);
    // One less than the second trade point: the same double.
    expect((await register('{"DeviceId":"a","TradePointId":9007199254740992}')).StatusCode).toBe(-99000002);
  });

  it.each([
    '{"DeviceId":"Киоск","TradePointId":12}',
    '{"DeviceId":"a b","TradePointId":12}',
    '{"DeviceId":"","TradePointId":12}',
    '{"DeviceId":"a","TradePointId":"12"}',
    '{"DeviceId":"a"}',
  ])('refuses %s', async (body) => {
    expect((await register(body)).StatusCode).toBe(-400);
  });

  it('deletes once, and refuses unknown devices', async () => {
    const token = await registerDevice(url, tls, 'short-lived');
    const remove = (value: string): Promise<{ StatusCode: number }> =>
      post(`${url}/device/delete`, tls, `{"DeviceToken":"${value}"}`);
    expect((await remove(token)).StatusCode).toBe(0);
    expect((await remove(token)).StatusCode).toBe(-1501);
    expect((await remove('2be4cc91-5895-48f8-8bc2-86c7bd419b3b')).StatusCode).toBe(-1501);
    expect((await post(`${url}/qr/create`, tls, `{"DeviceToken":"${token}","Amount":1}`)).StatusCode).toBe(-1502);
    expect(await registerDevice(url, tls, 'short-lived')).not.toBe(token);
  });
});

describe('qr/create (3.3.1)', () => {
  it('answers the shape of the specification, Int64 without loss', async () => {
    const token = await registerDevice(url, tls);
    const { text } = await send(`${url}/qr/create`, tls, {
      method: 'POST',
      body: `{"DeviceToken":"${token}","Amount":200.00,"ExternalId":"15"}`,
    });
    expect(text).toMatch(
      /^\{"StatusCode":0,"Message":"OK","Data":\{"QrToken":"\d{41}","ExpireDate":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05","QrPaymentId":9007199254741993,"PaymentMethods":\["Gold","Red","Loan"\],"QrPaymentBehaviorOptions":\{"StatusPollingInterval":5,"QrCodeScanWaitTimeout":180,"PaymentConfirmationTimeout":65\}\}\}$/,
    );
    expect(String(JSON.parse('9007199254741993'))).not.toBe('9007199254741993');
    expect((await createQr(url, tls, token)).QrPaymentId).toBe('9007199254741995');
    expect(sandbox.purchases()[0]).toMatchObject({
      id: '9007199254741993',
      status: 'QrTokenCreated',
      amountTiyn: 20_000,
      externalId: '15',
      deviceId: 'KIOSK-1',
    });
  });

  it.each(['0', '-5', '0.001', '50000.01', '1e30'])('answers 990000028 for %s tenge', async (amount) => {
    const token = await registerDevice(url, tls);
    expect((await post(`${url}/qr/create`, tls, `{"DeviceToken":"${token}","Amount":${amount}}`)).StatusCode).toBe(
      990000028,
    );
  });

  it('answers -1501 for a token it never gave', async () => {
    expect((await post(`${url}/qr/create`, tls, '{"DeviceToken":"2be4cc91","Amount":1}')).StatusCode).toBe(-1501);
  });
});

describe('payment/status and the emulation methods (3.3.3, 5.2 - 5.5)', () => {
  it('goes from QrTokenCreated through Wait to Processed', async () => {
    const { QrPaymentId: id } = await createQr(url, tls, await registerDevice(url, tls));
    const body = `{"qrPaymentId":"${id}"}`;
    expect(await statusOf(url, tls, id)).toBe('QrTokenCreated');
    expect((await send(`${url}/test/payment/scan`, tls, { method: 'POST', body })).text).toBe(
      '{"StatusCode":0,"message":"OK"}',
    );
    expect(await statusOf(url, tls, id)).toBe('Wait');
    expect((await post(`${url}/test/payment/confirm`, tls, body)).StatusCode).toBe(0);
    expect(await statusOf(url, tls, id)).toBe('Processed');
    expect(parse(`{"id":${id}}`)).toBeDefined();
  });

  it('ends in Error after scanerror and after confirmerror', async () => {
    const token = await registerDevice(url, tls);
    const first = await createQr(url, tls, token);
    expect(
      (await post(`${url}/test/payment/scanerror`, tls, `{"qrPaymentId":"${first.QrPaymentId}"}`)).StatusCode,
    ).toBe(0);
    expect(await statusOf(url, tls, first.QrPaymentId)).toBe('Error');
    const second = await createQr(url, tls, token);
    expect((await sandbox.phone.scan(second.QrPaymentId)).ok).toBe(true);
    expect(
      (await post(`${url}/test/payment/confirmerror`, tls, `{"qrPaymentId":"${second.QrPaymentId}"}`)).StatusCode,
    ).toBe(0);
    expect(await statusOf(url, tls, second.QrPaymentId)).toBe('Error');
  });

  it('refuses actions at the wrong time with a reason', async () => {
    const { QrPaymentId: id } = await createQr(url, tls, await registerDevice(url, tls));
    const answer = await post(`${url}/test/payment/confirm`, tls, `{"qrPaymentId":"${id}"}`);
    expect(answer.StatusCode).toBe(-999);
    expect(answer.message).toBe('confirm is impossible in status QrTokenCreated');
    expect(answer.Message).toBeUndefined();
    expect(await statusOf(url, tls, id)).toBe('QrTokenCreated');
  });

  it('answers -1601 for unknown purchases', async () => {
    expect((await get(`${url}/payment/status/35134863`, tls)).StatusCode).toBe(-1601);
    expect((await post(`${url}/test/payment/scan`, tls, '{"qrPaymentId":"35134863"}')).StatusCode).toBe(-1601);
  });
});

describe('the form of requests (3.1)', () => {
  it('requires a new GUID in X-Request-ID', async () => {
    const id = 'da169655f65740d991b1bbfcd9802b28';
    expect((await get(`${url}/health/ping`, tls, { 'X-Request-ID': id })).StatusCode).toBe(0);
    const again = await send(`${url}/health/ping`, tls, { headers: { 'X-Request-ID': id } });
    expect([again.httpStatus, envelope(again).StatusCode]).toEqual([400, -400]);
    expect((await get(`${url}/health/ping`, tls, { 'X-Request-ID': '17' })).StatusCode).toBe(-400);
  });

  it.each<[string, Parameters<typeof send>[2], number]>([
    ['/nothing', {}, 404],
    ['/health/ping', { method: 'POST', body: '{}' }, 405],
    ['/device/register', { method: 'POST', body: '{}', headers: { 'Content-Type': 'text/plain' } }, 415],
    ['/device/register', { method: 'POST', body: '{"DeviceId":' }, 400],
    ['/device/register', { method: 'POST', body: '[]' }, 400],
    ['/device/register', { method: 'POST', body: `"${'x'.repeat(70_000)}"` }, 413],
    ['/payment/status/abc', {}, 400],
    ['/payment/status/99999999999999999999', {}, 400],
  ])('%s %j is answered with HTTP %i', async (path, request, httpStatus) => {
    const received = await send(url + path, tls, request);
    expect(received.httpStatus).toBe(httpStatus);
    expect(envelope(received).StatusCode).toBe(-httpStatus);
  });
});

describe('the request log', () => {
  it('counts the polls of a purchase', async () => {
    const { QrPaymentId: id } = await createQr(url, tls, await registerDevice(url, tls));
    await statusOf(url, tls, id);
    await statusOf(url, tls, id);
    const polls = sandbox.requests().filter(({ path }) => path.endsWith(`/payment/status/${id}`));
    expect(polls.map(({ poll }) => poll?.number)).toEqual([1, 2]);
    expect(polls[0]).toMatchObject({
      scheme: 'standard',
      line: 'kiosk',
      http: 'GET',
      method: 'payment/status',
      httpStatus: 200,
      statusCode: 0,
      poll: { sinceLastMs: null },
    });
    expect(polls[1]?.poll?.sinceLastMs).toBeGreaterThan(0);
    expect(polls[1]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(present(polls[1]).connection).toBeGreaterThan(present(polls[0]).connection);
  });
});
