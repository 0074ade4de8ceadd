import { afterAll, beforeAll, expect, test } from 'vitest';
import { pick, text } from '../../../app/messages/text.ts';
import { screenTitle } from '../../../renderer/customer/screens/screen-title.ts';
import { files, read } from '../../contract/repository.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { interbankWorld } from '../../support/interbank/world.ts';
import { ContractKiosk } from '../../support/payment-contract/contract-kiosk.ts';
import { RequestsOnTheirWay } from '../../support/payment-contract/requests-on-their-way.ts';
import type { ServiceWorld } from '../../support/payment-contract/world.ts';

const clock = new FakeClock(Date.now());
const requests = new RequestsOnTheirWay();
let world: ServiceWorld;

beforeAll(async () => {
  world = await interbankWorld(clock);
});
afterAll(async () => {
  requests.stop();
  await world.close();
});

test('a code for all banks sells with its own words, steps and drawing', async () => {
  const kiosk = await ContractKiosk.start({ world, clock, requests });
  await kiosk.begin();
  const { screen } = kiosk;
  if (screen.name !== 'qr') throw new Error(`no code but ${screen.name}`);
  expect(screen).toMatchObject({ qrToken: 'https://qr.example.kz/IB-00000001', methods: [], code: world.method.code });
  expect(screenTitle(screen, { say: (key) => text('ru', key), name: (local) => pick(local, 'ru') })).toBe(
    'Оплатите приложением любого банка',
  );
  await world.pay(kiosk.purchase);
  await kiosk.look();
  await kiosk.settle();
  expect(kiosk.report().lines).toMatchObject([
    { provider: 'interbank', qrPaymentId: 'IB-00000001', paidTiyn: 45_000, deliveredTiyn: 45_000, state: 'closed' },
  ]);
  await kiosk.stop();
});

test('nothing of the product knows it', () => {
  const sources = files(/^(app|drivers|main|renderer|sandbox|scripts)\/.*\.(ts|tsx|mts|css)$/);
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((file) => /interbank/i.test(read(file)))).toEqual([]);
});
