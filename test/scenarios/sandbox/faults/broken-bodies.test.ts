import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('is not JSON', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'garbage' });
  const text = await harness().attempt(token);
  expect(() => {
    JSON.parse(text);
  }).toThrow();
  expect(text).toContain('Processed');
});

it('is empty', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'empty' });
  expect(await harness().attempt(token)).toBe('');
});

it('ends early, with the right length', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'truncated', keepBytes: 18 });
  expect(await harness().attempt(token)).toBe('{"StatusCode":0,"M');
});

it('ends early, with the length of the whole body', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'truncated', announce: 'all' });
  expect(await harness().attempt(token)).toBe('broken');
  expect(harness().sandbox.purchases()).toHaveLength(1);
});
