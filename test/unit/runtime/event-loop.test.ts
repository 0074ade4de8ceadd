import { expect, test } from 'vitest';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

test('entries come before the view, the view before the effects, for every step of a sale', () => {
  const harness = new LoopHarness().ready();
  harness.order.length = 0;
  harness.choose();
  harness.answerQr();
  harness.answerStatus('scanned');
  harness.answerStatus('processed');
  harness.pulseDone();
  expect(harness.order).toEqual([
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
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.answerQr();
  harness.order.length = 0;
  harness.answerStatus('created');
  expect(harness.order).toEqual([]);
});

test('a programming error takes the kiosk out of service', () => {
  const harness = new LoopHarness().ready();
  Reflect.apply(harness.loop.dispatch, harness.loop, [{ kind: 'no such event' }]);
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'internal-error' } });
});
