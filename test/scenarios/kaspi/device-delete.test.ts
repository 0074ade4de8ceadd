import { Agent } from 'node:https';
import { afterAll, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { KaspiClient } from '../../../main/payments/kaspi/client.ts';
import { loadCredentials } from '../../../main/payments/kaspi/credentials.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();
const agents: Agent[] = [];
afterAll(() => {
  for (const agent of agents) agent.destroy();
});

function client(): KaspiClient {
  const settings = harness.standard();
  const credentials = loadCredentials(settings);
  if (!credentials.ok) throw new Error(JSON.stringify(credentials.error));
  const agent = new Agent({ ...credentials.value.tls, keepAlive: true });
  agents.push(agent);
  return new KaspiClient({ agent, settings, apiKey: null }, { write: () => undefined });
}

test('a deleted device opens no purchase, and cannot be deleted again', async () => {
  const kaspi = client();
  const points = await kaspi.tradePoints();
  const token = points.ok ? await kaspi.registerDevice('KIOSK-GONE', points.value[0]?.id ?? '') : points;
  if (!token.ok) throw new Error(JSON.stringify(token.error));
  expect(await kaspi.createQr(token.value, tiyn(100), 'order-1')).toMatchObject({ ok: true });
  expect(await kaspi.deleteDevice(token.value)).toEqual({ ok: true, value: undefined });
  expect(await kaspi.createQr(token.value, tiyn(100), 'order-2')).toMatchObject({
    ok: false,
    error: { action: 'register-again' },
  });
  expect(await kaspi.deleteDevice(token.value)).toMatchObject({ ok: false });
});
