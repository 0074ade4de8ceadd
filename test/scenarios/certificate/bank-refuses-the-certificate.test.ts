import { expect } from 'vitest';
import { test } from '../../support/certificate/certificate-cli.ts';
import { OpensslBank } from '../../support/certificate/openssl.ts';

test('the bank refuses the certificate: it is not installed, and the old one stays', async ({ cli }) => {
  const { bank, run } = cli;
  const stranger = await OpensslBank.make('Stranger');
  try {
    const client = await stranger.client();
    const sources = [
      client.certificate,
      stranger.root.certificate,
      stranger.intermediate.certificate,
      '--key',
      client.key,
    ];
    const answer = await run(['install', ...sources]);
    expect(answer).toMatchObject({
      code: 1,
      ok: false,
      trial: { outcome: 'refused', reason: 'client-certificate-refused' },
    });
    expect(answer.reasons).toEqual(['key-unencrypted', 'ca-differs']);
    expect(await run(['status'])).toMatchObject({ inEffect: 'configuration', installed: null });
    expect(bank.violations).toEqual([]);
  } finally {
    stranger.dispose();
  }
});
