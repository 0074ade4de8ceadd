import { expect, test } from 'vitest';
import { err } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { MoneyBench, PRICE } from './harness.ts';

test('the bank is back while the disk is full: both are there again without a restart', async () => {
  const bench = await new MoneyBench({ refundWay: 'direct' }).ready().buy(3).drop(1);
  bench.jam();
  await bench.clock.advance(DELAYS.refundMs + DELAYS.claimMs + DELAYS.pingMs);
  bench.send({ kind: 'ping-answered', result: err(noAnswer) });
  await bench.clock.advance(DELAYS.connectRetryFirstMs);
  bench.send({ kind: 'ping-answered', result: err(noAnswer) });
  bench.details(3 * PRICE, 3 * PRICE);
  await bench.clock.advance(DELAYS.connectRetryFirstMs);
  bench.diskFull = true;
  bench.connect();
  bench.diskFull = false;
  await bench.clock.advance(DELAYS.journalRetryMs);
  expect(bench.screen.name).toBe('idle');
  expect(bench.askedBack()).toEqual([2 * PRICE]);
});
