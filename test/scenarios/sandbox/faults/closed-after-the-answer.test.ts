import { Agent } from 'node:https';
import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('answers whole, then ends the connection although it was to be kept', async () => {
  const token = await bench().register();
  const agent = new Agent({ keepAlive: true });
  const kept = { ...bench().tls, agent };
  bench().sandbox.faults.next('qr/create', { kind: 'close' });
  expect(await bench().attempt(token, kept)).toContain('"StatusCode":0');
  const [socket] = Object.values(agent.freeSockets).flat();
  if (socket !== undefined && !socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
  expect(await bench().attempt(token, kept)).toContain('"StatusCode":0');
  const [first, second] = bench().sandbox.requests().slice(-2);
  expect(second?.connection).not.toBe(first?.connection);
  agent.destroy();
});
