import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE } from './harness.ts';

test('restarted within the minute with another service, and the relay does not return: that service gets no request', async () => {
  const before = new MoneyHarness({ refundWay: 'direct' }).ready().untilQr(1);
  before.answerStatus('scanned');
  before.unplugRelay();
  before.answerStatus('processed');
  const next = before.restart({ settings: { binding: 'another' } }).connect();
  await next.clock.advance(DELAYS.dispenseWithinMs);
  expect(next.all('ask-details')).toEqual([]);
  expect(next.ledger()).toMatchObject([{ state: 'debt', owedTiyn: PRICE }]);
});
