import { expect, test } from 'vitest';
import { SALE } from '../money/harness.ts';
import { withPrinter } from './harness.ts';

test('no sale begins, the screen says why, and it opens by itself', () => {
  const bench = withPrinter({ printer: 'required' }).ready();
  expect(bench.screen.name).toBe('idle');
  bench.emptyPrinter();
  expect(bench.screen).toMatchObject({
    name: 'out-of-service',
    problem: { reason: 'printer-out', parameters: { code: 'paper-end' } },
  });
  bench.choose(SALE);
  expect(bench.kinds()).not.toContain('sale-opened');
  bench.plugPrinter();
  expect(bench.screen.name).toBe('idle');
});

test('until it has spoken for the first time nothing is sold', () => {
  const bench = withPrinter({ printer: 'required' });
  bench.boot();
  bench.plugRelay();
  bench.connect();
  expect(bench.screen.name).toBe('starting');
  bench.plugPrinter(true);
  expect(bench.screen.name).toBe('idle');
});

test('whoever was looking at the product does not get to pay', () => {
  const bench = withPrinter({ printer: 'required' }).ready();
  bench.choose(SALE);
  expect(bench.screen.name).toBe('product');
  bench.emptyPrinter();
  bench.send({ kind: 'pay', freshId: SALE, revision: bench.loop.view().frame.revision });
  expect(bench.all('ask-purchase')).toEqual([]);
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'printer-out' } });
});

test('a relay that is away is the first reason: without it nothing helps', () => {
  const bench = withPrinter({ printer: 'required' }).ready();
  bench.emptyPrinter();
  bench.unplugRelay();
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'relay-lost' } });
  bench.plugRelay();
  expect(bench.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'printer-out' } });
});
