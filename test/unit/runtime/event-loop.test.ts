import { expect, test } from 'vitest';
import { LoopBench } from '../../support/harness/loop-harness.ts';

test('entries come before the view, the view before the effects, for every step of a sale', () => {
  const bench = new LoopBench().ready();
  bench.order.length = 0;
  bench.choose();
  bench.answerQr();
  bench.answerStatus('scanned');
  bench.answerStatus('processed');
  bench.pulseDone();
  expect(bench.order).toEqual([
    'entry sale-opened',
    'entry purchase-asked',
    'view preparing',
    'effect ask-purchase',
    'entry purchase-known',
    'view qr',
    'entry scanned',
    'view confirm',
    'entry paid',
    'entry dispense-intended',
    'view dispensing',
    'effect pulse-relay',
    'entry relay-pulsed',
    'entry dispensed',
    'view dispensing',
  ]);
});

test('the view of an unchanged screen is not sent again', () => {
  const bench = new LoopBench().ready();
  bench.choose();
  bench.answerQr();
  bench.order.length = 0;
  bench.answerStatus('created');
  expect(bench.order).toEqual([]);
});

test('a programming error takes the kiosk out of service', () => {
  const bench = new LoopBench().ready();
  Reflect.apply(bench.loop.dispatch, bench.loop, [{ kind: 'no such event' }]);
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'internal-error' } });
});
