import { expect } from 'vitest';
import { test } from '../../support/certificate/steps.ts';

test('nobody answers the trial: nothing is installed, and the words name the way without it', async ({ life }) => {
  const { ca, bank, run } = life;
  const next = await ca.client();
  await bank.goDown();
  const answer = await run(['install', next.certificate, '--key', next.key]);
  expect(answer).toMatchObject({
    code: 1,
    ok: false,
    trial: { outcome: 'unreachable', reason: 'network-unreachable' },
  });
  expect(await run(['status'])).toMatchObject({ inEffect: 'configuration', installed: null });
});
