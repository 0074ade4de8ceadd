import { expect, test } from 'vitest';
import { watching } from './harness.ts';

test('out of service with its own reason, and recovers by itself', () => {
  const harness = watching(1).ready();
  expect(harness.screen.name).toBe('idle');
  harness.blockBeam();
  expect(harness.screen).toMatchObject({
    name: 'out-of-service',
    problem: { reason: 'sensor-lost', parameters: { port: 'test', code: 'blocked' } },
  });
  harness.freeBeam();
  expect(harness.screen.name).toBe('idle');
});

test('nothing is sold before its first report', () => {
  const harness = watching(1);
  harness.boot().connect();
  harness.plugRelay();
  expect(harness.screen.name).toBe('starting');
  harness.choose('sale-1');
  expect(harness.kinds()).not.toContain('sale-opened');
  harness.freeBeam();
  expect(harness.screen.name).toBe('idle');
});

test('a touch at that moment opens no sale', () => {
  const harness = watching(1, { maxQuantity: 1 }).ready();
  const { revision } = harness.loop.view().frame;
  harness.blockBeam();
  harness.send({ kind: 'choose', productId: 'water', freshId: 'sale-1', revision });
  harness.choose('sale-1');
  expect(harness.kinds()).not.toContain('sale-opened');
});

test('a customer who is choosing is sent back, and pays nothing', () => {
  const harness = watching(1).ready();
  harness.choose('sale-1');
  expect(harness.screen.name).toBe('product');
  harness.blockBeam();
  expect(harness.screen.name).toBe('out-of-service');
  harness.send({ kind: 'pay', freshId: 'sale-1', revision: harness.loop.view().frame.revision });
  expect(harness.all('ask-purchase')).toEqual([]);
});

test('relay and sensor are both lost: the return of only one is not enough', () => {
  const harness = watching(1).ready();
  harness.unplugRelay();
  harness.blockBeam();
  harness.plugRelay();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'sensor-lost' } });
  harness.unplugRelay();
  harness.freeBeam();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'relay-lost' } });
  harness.plugRelay();
  expect(harness.screen.name).toBe('idle');
});
