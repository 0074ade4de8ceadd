import { Agent } from 'node:https';
import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('carries the request out after the wait, then answers', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'late', delayMs: 30_000 });
  const waiting = harness().clock.nextTimer();
  const answer = harness().attempt(token);
  await waiting;
  expect(harness().sandbox.purchases()).toEqual([]);
  harness().clock.advance(30_000);
  expect(await answer).toContain('"StatusCode":0');
  expect(harness().sandbox.purchases()).toHaveLength(1);
});

it('carries the request out after the client has given up', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'late', delayMs: 30_000 });
  const waiting = harness().clock.nextTimer();
  const agent = new Agent();
  const answer = harness().attempt(token, { ...harness().tls, agent });
  await waiting;
  for (const socket of Object.values(agent.sockets).flat()) socket?.destroy();
  expect(await answer).toBe('broken');
  const entry = harness().nextLogged();
  harness().clock.advance(30_000);
  await entry;
  expect(harness().sandbox.purchases()).toHaveLength(1);
});
