import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const OTHER = '990140001234';
const bench = withBench({
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
  await bench().register('standard', 12, 'GFC-456397');
  expect(
    await bench().code(bench().post('standard', '/device/register', '"DeviceId":"GFC-456397","TradePointId":13')),
  ).toBe(-1503);
  expect(bench().sandbox.violations()).toMatchObject([{ rule: 'registered-otherwise', refused: false }]);
});

it('details and refunds of a foreign purchase are recorded and answered as unknown', async () => {
  const mine = await bench().register('enhanced');
  const registered = await bench().send('enhanced', '/device/register', {
    body: `{"OrganizationBin":"${OTHER}","DeviceId":"K","TradePointId":21}`,
  });
  const theirs = /"DeviceToken":"([^"]+)"/.exec(registered.text)?.[1] ?? '';
  const id = await bench().paid(mine, { scheme: 'enhanced' });
  expect(await bench().code(bench().get('enhanced', `/payment/details?QrPaymentId=${id}&DeviceToken=${theirs}`))).toBe(
    -1601,
  );
  const back = await bench().send('enhanced', '/payment/return', {
    body: `{"OrganizationBin":"${OTHER}","DeviceToken":"${theirs}","QrPaymentId":${id},"Amount":200.00}`,
  });
  expect(back.text).toContain('-99000001');
  expect(bench().rules()).toEqual(['foreign-purchase', 'foreign-purchase']);
});
