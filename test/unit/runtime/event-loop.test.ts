import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
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
  // Only a new start continues, and it is requested once.
  Reflect.apply(harness.loop.dispatch, harness.loop, [{ kind: 'no such event' }]);
  expect(harness.crashes).toBe(1);
});

test('more outcomes than a sale has wait for a disk that refuses: out of service, and the loop continues', () => {
  const harness = new LoopHarness().ready();
  harness.choose();
  harness.diskFull = true;
  harness.answerQr();
  expect(() => {
    for (let note = 0; note < 300; note += 1)
      harness.loop.dispatch({ kind: 'bill-stacked', billTiyn: tiyn(50_000), asked: false, freshId: String(note) });
  }).not.toThrow();
  expect(harness.crashes).toBe(1);
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'internal-error' } });
  expect(harness.log.find(({ event }) => event === 'internal-error')?.facts).toMatchObject({
    event: 'bill-stacked',
    detail: expect.stringContaining('too many outcomes') as unknown,
  });
});
