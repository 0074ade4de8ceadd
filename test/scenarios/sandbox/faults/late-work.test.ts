import { Agent } from 'node:https';
import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('does the work after the wait, then answers', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'late', delayMs: 30_000 });
  const waiting = bench().clock.nextTimer();
  const answer = bench().attempt(token);
  await waiting;
  expect(bench().sandbox.purchases()).toEqual([]);
  bench().clock.advance(30_000);
  expect(await answer).toContain('"StatusCode":0');
  expect(bench().sandbox.purchases()).toHaveLength(1);
});

it('does the work although the client has given up', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'late', delayMs: 30_000 });
  const waiting = bench().clock.nextTimer();
  const agent = new Agent();
  const answer = bench().attempt(token, { ...bench().tls, agent });
  await waiting;
  for (const socket of Object.values(agent.sockets).flat()) socket?.destroy();
  expect(await answer).toBe('broken');
  const entry = bench().nextLogged();
  bench().clock.advance(30_000);
  await entry;
  expect(bench().sandbox.purchases()).toHaveLength(1);
});
