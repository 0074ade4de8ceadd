import { readFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { exchange } from '../../../main/payments/https/transport.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();

function lite(apiKey: string): KaspiSettings {
  const apiKeyFile = join(mkdtempSync(join(harness.directory, 'key-')), 'api-key');
  writeFileSync(apiKeyFile, apiKey, { mode: 0o600 });
  const { files, urls } = harness.sandbox;
  return { scheme: 'lite', baseUrl: urls.lite ?? '', deviceId: 'KIOSK-LITE', apiKeyFile, caFiles: [files.rootCa] };
}

const goodKey = (): string => readFileSync(harness.sandbox.files.apiKey, 'utf8').trim();

test('an ApiKey works with blanks and line breaks around it', async () => {
  expect(await harness.provider(lite(`  ${goodKey()}\r\n\n`)).connect()).toMatchObject({ ok: true });
});

test.each([
  [
    'an inner line break',
    (key: string) => `${key.slice(0, 5)}\n${key.slice(5)}`,
    'line break or foreign letter at position 6',
  ],
  ['a letter that no header can carry', (key: string) => `${key}ж`, 'line break or foreign letter at position'],
  ['nothing', () => '\n', 'empty'],
])('an ApiKey with %s is named, not sent, and not shown', async (_what, spoil, detail) => {
  const key = spoil(goodKey());
  const answered = await harness.provider(lite(key)).connect();
  expect(answered).toMatchObject({
    ok: false,
    error: {
      action: 'payments-off',
      problem: { reason: 'secret-invalid', parameters: { detail: expect.stringContaining(detail) } },
    },
  });
  if (key.length > 5) expect(JSON.stringify(answered)).not.toContain(key.slice(0, 5));
});

test.each([
  ['a header that cannot be sent', 'https://127.0.0.1:9/', { 'Api-Key': 'a\nb' }],
  ['an address of another scheme', 'http://127.0.0.1:9/', {}],
])('%s is a failure, not an exception', async (_what, url, headers) => {
  const agent = new Agent();
  const answer = await exchange(agent, { method: 'GET', url: new URL(url), headers, body: null, timeoutMs: 1_000 });
  expect(answer).toMatchObject({ ok: false, error: { code: 'REQUEST', warm: false } });
  agent.destroy();
});
