import { describe, expect, it } from 'vitest';
import type { Scheme } from '../../../../sandbox/bank/schemes.ts';
import { withHarness } from '../harness.ts';
import { envelope } from '../support.ts';

const harness = withHarness({ strict: true });

type Request = Parameters<ReturnType<typeof harness>['send']>[2];

interface Case {
  readonly scheme: Scheme;
  readonly path: string;
  readonly request?: NonNullable<Request>;
  readonly rule: string;
  readonly says: string;
}

const GUID = 'da169655f65740d991b1bbfcd9802b28';
const REGISTER = { scheme: 'standard', path: '/device/register' } as const;
const CREATE = { scheme: 'standard', path: '/qr/create' } as const;

const CASES: Readonly<Record<string, Case>> = {
  'no GUID in X-Request-ID': {
    scheme: 'lite',
    path: '/health/ping',
    request: { headers: { 'X-Request-ID': '17' } },
    rule: 'request-id',
    says: 'must be a GUID',
  },
  'another Content-Type': {
    ...REGISTER,
    request: { body: '{}', headers: { 'Content-Type': 'text/plain' } },
    rule: 'content-type',
    says: 'must be application/json',
  },
  'a body that is no object': { ...REGISTER, request: { body: '[]' }, rule: 'body', says: 'not a JSON object' },
  'a GET with a body': {
    scheme: 'standard',
    path: '/health/ping',
    request: { method: 'GET', body: '{}' },
    rule: 'body',
    says: 'it has no body',
  },
  'an unknown field': {
    ...REGISTER,
    request: { body: '{"DeviceId":"a","TradePointId":12,"Colour":"red"}' },
    rule: 'field',
    says: 'no field Colour',
  },
  'a field in another letter case': {
    ...REGISTER,
    request: { body: '{"deviceId":"a","TradePointId":12}' },
    rule: 'field',
    says: 'no field deviceId',
  },
  'an unknown field in the address': {
    scheme: 'lite',
    path: '/partner/tradepoints?page=1',
    rule: 'field',
    says: 'no field page',
  },
  'fields of a POST in the address': {
    ...REGISTER,
    path: '/device/register?DeviceId=a',
    request: { body: '{"DeviceId":"a","TradePointId":12}' },
    rule: 'field',
    says: 'in the body',
  },
  'text where a number belongs': {
    ...REGISTER,
    request: { body: '{"DeviceId":"a","TradePointId":"12"}' },
    rule: 'field',
    says: 'must be a number',
  },
  'OrganizationBin in r2': {
    ...REGISTER,
    request: { body: '{"DeviceId":"a","TradePointId":12,"OrganizationBin":"180340021791"}' },
    rule: 'field',
    says: 'no field OrganizationBin',
  },
  'no OrganizationBin in r3': {
    scheme: 'enhanced',
    path: '/device/register',
    request: { body: '{"DeviceId":"a","TradePointId":12}' },
    rule: 'field',
    says: 'OrganizationBin',
  },
  'QrReturnId in r3': {
    scheme: 'enhanced',
    path: '/payment/return',
    request: {
      body: '{"OrganizationBin":"180340021791","DeviceToken":"a","QrPaymentId":1,"QrReturnId":1,"Amount":1.00}',
    },
    rule: 'field',
    says: 'no field QrReturnId',
  },
  'an amount without decimals': {
    ...CREATE,
    request: { body: '{"DeviceToken":"a","Amount":200}' },
    rule: 'amount-decimals',
    says: 'exactly two decimals, not 200',
  },
  'an amount with one decimal': {
    ...CREATE,
    request: { body: '{"DeviceToken":"a","Amount":0.5}' },
    rule: 'amount-decimals',
    says: 'not 0.5',
  },
  'an amount as text': {
    ...CREATE,
    request: { body: '{"DeviceToken":"a","Amount":"200.00"}' },
    rule: 'field',
    says: 'must be a number',
  },
  'more than ten purchases': {
    scheme: 'standard',
    path: '/return/operations',
    request: { body: '{"DeviceToken":"a","QrReturnId":1,"MaxResult":11}' },
    rule: 'max-result',
    says: 'from 1 to 10, not 11',
  },
  'Api-Key in r2': {
    scheme: 'standard',
    path: '/health/ping',
    request: { headers: { 'Api-Key': 'test_x' } },
    rule: 'api-key',
    says: 'scheme r1 only',
  },
  'Api-Key in r3': {
    scheme: 'enhanced',
    path: '/health/ping',
    request: { headers: { 'Api-Key': 'test_x' } },
    rule: 'api-key',
    says: 'scheme r1 only',
  },
  'a production key': {
    scheme: 'lite',
    path: '/health/ping',
    request: { headers: { 'Api-Key': 'prod_x' } },
    rule: 'api-key',
    says: 'prod_',
  },
  'an unknown address': {
    scheme: 'lite',
    path: '/return/create',
    request: { body: '{}' },
    rule: 'address',
    says: 'no such method',
  },
  'the wrong HTTP method': {
    scheme: 'lite',
    path: '/health/ping',
    request: { body: '{}' },
    rule: 'address',
    says: 'wrong HTTP method',
  },
};

describe('strict mode refuses', () => {
  it.each(Object.entries(CASES))('%s', async (_name, { path, request, rule, says, scheme }) => {
    const received = await harness().send(scheme, path, request);
    expect([received.httpStatus, envelope(received).StatusCode]).toEqual([400, -400]);
    expect(envelope(received).Message).toContain(says);
    expect(harness().sandbox.violations()).toMatchObject([{ rule, scheme, refused: true }]);
    expect(harness().sandbox.violations()[0]?.message).toContain(says);
  });

  it('an X-Request-ID that was used before', async () => {
    const again = { headers: { 'X-Request-ID': GUID } };
    expect((await harness().send('lite', '/health/ping', again)).httpStatus).toBe(200);
    expect((await harness().send('standard', '/health/ping', again)).httpStatus).toBe(400);
    expect(harness().rules()).toEqual(['request-id']);
  });
});

describe('strict mode finds nothing wrong', () => {
  it('with a sale and a refund as the specification describes them', async () => {
    const token = await harness().register();
    await harness().register();
    const id = await harness().create('standard', token);
    for (const path of ['scan', 'confirm'])
      await harness().send('standard', `/test/payment/${path}`, { body: `{"qrPaymentId":"${id}"}` });
    expect(await harness().paymentStatus(id)).toBe('Processed');
    const returnId = await harness().scannedReturn(token);
    expect(await harness().status('standard', `/return/status/${returnId}`)).toBe('CustomerIdentityObtained');
    await harness().post(
      'standard',
      '/return/operations',
      `"DeviceToken":"${token}","QrReturnId":${returnId},"MaxResult":10`,
    );
    await harness().get('standard', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`);
    const fields = `"DeviceToken":"${token}","QrPaymentId":${id},"QrReturnId":${returnId},"Amount":200.00`;
    expect(await harness().code(harness().post('standard', '/payment/return', fields))).toBe(0);
    expect(await harness().code(harness().post('standard', '/device/delete', `"DeviceToken":"${token}"`))).toBe(0);
    expect(harness().sandbox.violations()).toEqual([]);
  });
});
