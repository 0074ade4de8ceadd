import { expect, test } from 'vitest';
import { SALE } from '../money/harness.ts';
import { withPrinter } from './harness.ts';

test('no sale begins, the screen names the reason, and the kiosk recovers by itself', () => {
  const harness = withPrinter({ printer: 'required' }).ready();
  expect(harness.screen.name).toBe('idle');
  harness.emptyPrinter();
  expect(harness.screen).toMatchObject({
    name: 'out-of-service',
    problem: { reason: 'printer-out', parameters: { code: 'paper-end' } },
  });
  harness.choose(SALE);
  expect(harness.kinds()).not.toContain('sale-opened');
  harness.plugPrinter();
  expect(harness.screen.name).toBe('idle');
});

test('nothing is sold before its first report', () => {
  const harness = withPrinter({ printer: 'required' });
  harness.boot();
  harness.plugRelay();
  harness.connect();
  expect(harness.screen.name).toBe('starting');
  harness.plugPrinter(true);
  expect(harness.screen.name).toBe('idle');
});

test('a customer who is choosing cannot pay', () => {
  const harness = withPrinter({ printer: 'required' }).ready();
  harness.choose(SALE);
  expect(harness.screen.name).toBe('product');
  harness.emptyPrinter();
  harness.send({ kind: 'pay', freshId: SALE, revision: harness.loop.view().frame.revision });
  expect(harness.all('ask-purchase')).toEqual([]);
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'printer-out' } });
});

test('a lost relay is the first reason, because nothing works without it', () => {
  const harness = withPrinter({ printer: 'required' }).ready();
  harness.emptyPrinter();
  harness.unplugRelay();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'relay-lost' } });
  harness.plugRelay();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'printer-out' } });
});
