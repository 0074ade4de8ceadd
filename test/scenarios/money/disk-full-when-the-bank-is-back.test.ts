import { expect, test } from 'vitest';
import { err } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyHarness, PRICE } from './harness.ts';

test('the bank is back while the disk is full: both recover without a restart', async () => {
  const harness = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  harness.jam();
  await harness.clock.advance(DELAYS.refundMs + DELAYS.claimMs + DELAYS.pingMs);
  harness.send({ kind: 'ping-answered', provider: 'kaspi', result: err(noAnswer) });
  await harness.clock.advance(DELAYS.connectRetryFirstMs);
  harness.send({ kind: 'ping-answered', provider: 'kaspi', result: err(noAnswer) });
  harness.details(3 * PRICE, 3 * PRICE);
  await harness.clock.advance(DELAYS.connectRetryFirstMs);
  harness.diskFull = true;
  harness.connect();
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
  expect(harness.screen.name).toBe('idle');
  expect(harness.askedBack()).toEqual([2 * PRICE]);
});
