import { expect } from 'vitest';
import { test } from '../../support/certificate/certificate-cli.ts';

test('the trial gets no answer: nothing is installed, and the message names the option to skip it', async ({ cli }) => {
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
