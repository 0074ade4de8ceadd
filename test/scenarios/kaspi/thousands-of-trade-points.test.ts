import { expect, test } from 'vitest';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const COUNT = 5_000;
const harness = withSandbox({
  organisations: [
    {
      bin: '180340021791',
      tradePoints: Array.from({ length: COUNT }, (_, index) => ({
        id: index + 1,
        name: `Сауда нүктесі ${String(index + 1)}, Алматы қаласы, Әуезов көшесі`,
      })),
    },
  ],
});

test('the configured trade point is found among thousands', async () => {
  const provider = harness.provider({ ...harness.standard(), tradePointId: String(COUNT) });
  expect(await provider.connect()).toMatchObject({
    ok: true,
    value: { tradePoint: `Сауда нүктесі ${String(COUNT)}, Алматы қаласы, Әуезов көшесі` },
  });
});

test('without a configured one the technician must choose, and the screen lists a few with the total', async () => {
  const connected = await harness.provider(harness.standard()).connect();
  expect(connected).toMatchObject({ ok: false, error: { problem: { reason: 'trade-point-choice' } } });
  const detail = connected.ok ? '' : (connected.error.problem.parameters['detail'] ?? '');
  expect(detail).toContain('1 Сауда нүктесі 1,');
  expect(detail).toContain(`… (${String(COUNT)})`);
  expect(detail.length).toBeLessThan(2_000);
});

test('a compressed list is read as well', async () => {
  harness.sandbox.faults.next('partner/tradepoints', { kind: 'encoded', coding: 'gzip' });
  const provider = harness.provider({ ...harness.standard(), tradePointId: '1', deviceId: 'PACKED' });
  expect(await provider.connect()).toMatchObject({ ok: true, value: { tradePoint: expect.stringContaining(' 1,') } });
});
