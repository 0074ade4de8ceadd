import { expect, test } from 'vitest';
import { text } from '../../../app/messages/text.ts';
import { ConnectProxy } from '../../support/network/connect-proxy.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();

test.each([
  ['a wrong password', 407],
  ['a host that is not allowed', 403],
  ['no network behind the proxy', 502],
])('%s', async (_what, status) => {
  const proxy = await ConnectProxy.open();
  harness.afterwards(() => proxy.die());
  proxy.mode = { refuse: status };
  const provider = harness.coldProvider({ settings: { proxy: proxy.url } });
  const answered = await provider.connect();
  expect(answered).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'PROXY_REFUSED', problem: { reason: 'proxy-refused' } },
  });
  if (answered.ok) return;
  expect(text('en', 'problem.proxy-refused.technician', answered.error.problem.parameters)).toContain(
    `HTTP ${String(status)}`,
  );
  expect(harness.line.accepted).toBe(0);
  await until(() => proxy.open === 0);

  proxy.mode = 'through';
  expect(await provider.connect()).toMatchObject({ ok: true });
});
