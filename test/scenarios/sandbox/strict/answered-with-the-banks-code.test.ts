import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const OTHER = '990140001234';
const harness = withHarness({
  strict: true,
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'Магазин 1' },
        { id: 13, name: 'Магазин 2' },
      ],
    },
    { bin: OTHER, tradePoints: [{ id: 21, name: 'Киоск' }] },
  ],
});

it('a registration with another trade point is recorded and answered with -1503', async () => {
  await harness().register('standard', 12, 'GFC-456397');
  expect(
    await harness().code(harness().post('standard', '/device/register', '"DeviceId":"GFC-456397","TradePointId":13')),
  ).toBe(-1503);
  expect(harness().sandbox.violations()).toMatchObject([{ rule: 'registered-otherwise', refused: false }]);
});

it('details and refunds of a foreign purchase are recorded and answered as unknown', async () => {
  const mine = await harness().register('enhanced');
  const registered = await harness().send('enhanced', '/device/register', {
    body: `{"OrganizationBin":"${OTHER}","DeviceId":"K","TradePointId":21}`,
  });
  const theirs = /"DeviceToken":"([^"]+)"/.exec(registered.text)?.[1] ?? '';
  const id = await harness().paid(mine, { scheme: 'enhanced' });
  expect(
    await harness().code(harness().get('enhanced', `/payment/details?QrPaymentId=${id}&DeviceToken=${theirs}`)),
  ).toBe(-1601);
  const back = await harness().send('enhanced', '/payment/return', {
    body: `{"OrganizationBin":"${OTHER}","DeviceToken":"${theirs}","QrPaymentId":${id},"Amount":200.00}`,
  });
  expect(back.text).toContain('-99000001');
  expect(harness().rules()).toEqual(['foreign-purchase', 'foreign-purchase']);
});
