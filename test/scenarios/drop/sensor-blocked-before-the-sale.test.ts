import { expect, test } from 'vitest';
import { watching } from './harness.ts';

test('out of service with its own reason, and back by itself', () => {
  const bench = watching(1).ready();
  expect(bench.screen.name).toBe('idle');
  bench.blockBeam();
  expect(bench.screen).toMatchObject({
    name: 'out-of-service',
    problem: { reason: 'sensor-lost', parameters: { port: 'test', code: 'blocked' } },
  });
  bench.freeBeam();
  expect(bench.screen.name).toBe('idle');
});

test('until it has spoken for the first time nothing is sold', () => {
  const bench = watching(1);
  bench.boot().connect();
  bench.plugRelay();
  expect(bench.screen.name).toBe('starting');
  bench.choose('sale-1');
  expect(bench.kinds()).not.toContain('sale-opened');
  bench.freeBeam();
  expect(bench.screen.name).toBe('idle');
});

test('a touch that was on its way opens no sale', () => {
  const bench = watching(1, { maxQuantity: 1 }).ready();
  const { revision } = bench.loop.view().frame;
  bench.blockBeam();
  bench.send({ kind: 'choose', productId: 'water', freshId: 'sale-1', revision });
  bench.choose('sale-1');
  expect(bench.kinds()).not.toContain('sale-opened');
});

test('whoever is looking at the product is sent back, and pays nothing', () => {
  const bench = watching(1).ready();
  bench.choose('sale-1');
  expect(bench.screen.name).toBe('product');
  bench.blockBeam();
  expect(bench.screen.name).toBe('out-of-service');
  bench.send({ kind: 'pay', freshId: 'sale-1', revision: bench.loop.view().frame.revision });
  expect(bench.all('ask-purchase')).toEqual([]);
});

test('relay and sensor are both away: each coming back alone is not enough', () => {
  const bench = watching(1).ready();
  bench.unplugRelay();
  bench.blockBeam();
  bench.plugRelay();
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'sensor-lost' } });
  bench.unplugRelay();
  bench.freeBeam();
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'relay-lost' } });
  bench.plugRelay();
  expect(bench.screen.name).toBe('idle');
});
