import { expect, test } from '../../support/windowless/windowless-test.ts';
import { buy } from '../../support/kiosk/sales.ts';

test('bank unreachable at the start: out of service, and idle as soon as it answers', async ({ bank, kiosks }) => {
  await kiosks.prepare();
  await bank.goDown();
  const kiosk = await kiosks.start();
  await kiosk.waitReason('out-of-service', 'network-unreachable');
  expect(await kiosk.technicianSentence()).toContain('127.0.0.1');
  await bank.comeUp();
  await kiosk.waitScreen('idle', 40_000);
  await buy(kiosk, bank);
});

test('a ping detects a network failure at idle', { tag: '@waits' }, async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  await bank.goDown();
  await kiosk.waitReason('out-of-service', 'network-unreachable', 40_000);
  await bank.comeUp();
  await kiosk.waitScreen('idle', 40_000);
  expect(await kiosk.ledger()).toEqual([]);
});
