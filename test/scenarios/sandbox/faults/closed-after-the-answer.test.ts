import { Agent } from 'node:https';
import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('answers completely, then closes a connection that should be kept', async () => {
  const token = await harness().register();
  const agent = new Agent({ keepAlive: true });
  const kept = { ...harness().tls, agent };
  harness().sandbox.faults.next('qr/create', { kind: 'close' });
  expect(await harness().attempt(token, kept)).toContain('"StatusCode":0');
  const [socket] = Object.values(agent.freeSockets).flat();
  if (socket !== undefined && !socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
  expect(await harness().attempt(token, kept)).toContain('"StatusCode":0');
  const [first, second] = harness().sandbox.requests().slice(-2);
  expect(second?.connection).not.toBe(first?.connection);
  agent.destroy();
});
