import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('is no JSON at all', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'garbage' });
  const text = await bench().attempt(token);
  expect(() => {
    JSON.parse(text);
  }).toThrow();
  expect(text).toContain('Processed');
});

it('has no bytes', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'empty' });
  expect(await bench().attempt(token)).toBe('');
});

it('ends early, and says so', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'truncated', keepBytes: 18 });
  expect(await bench().attempt(token)).toBe('{"StatusCode":0,"M');
});

it('ends early against what it promised', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'truncated', announce: 'all' });
  expect(await bench().attempt(token)).toBe('broken');
  expect(bench().sandbox.purchases()).toHaveLength(1);
});
