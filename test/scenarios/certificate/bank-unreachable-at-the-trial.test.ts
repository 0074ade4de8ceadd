import { expect } from 'vitest';
import { test } from '../../support/certificate/certificate-cli.ts';

test('nobody answers the trial: nothing is installed, and the words name the way without it', async ({ cli }) => {
  const { ca, bank, run } = cli;
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
