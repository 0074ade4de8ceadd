import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCommand } from '../../support/certificate/command-line.ts';
import { SUBJECT_OPTIONS } from '../../support/certificate/kiosk-place.ts';
import { test } from '../../support/certificate/certificate-cli.ts';

const PASSPHRASE = 'Өте құпия — №7 "secret"';

test('no output contains a passphrase or a key, and no file of the application contains the passphrase', async ({
  cli,
}) => {
  const { ca, place } = cli;
  const next = await ca.client();
  const pfx = place.path('certfile.pfx');
  await ca.openssl(
    ['pkcs12', '-export', '-in', next.certificate, '-inkey', next.key, '-out', pfx, '-passout', 'env:SECRET'],
    PASSPHRASE,
  );
  const passphraseFile = place.write('passphrase', PASSPHRASE);
  const wrongFile = place.write('wrong', `${PASSPHRASE} and more`);
  const commands = [
    ['request', ...SUBJECT_OPTIONS],
    ['check', pfx, '--passphrase-file', passphraseFile],
    ['check', pfx, '--passphrase-file', wrongFile],
    ['check', next.key],
    ['install', pfx, '--passphrase-file', passphraseFile],
    ['status'],
    ['rollback'],
  ];
  let said = '';
  for (const json of [[], ['--json']]) {
    for (const command of commands) {
      const { out, complaint } = await runCommand(
        [...command, '--config', place.config, '--data-dir', place.data, ...json],
        { dataDirectory: place.data },
      );
      said += out + complaint;
    }
  }
  const files = readdirSync(place.data, { recursive: true, encoding: 'utf8' })
    .map((name) => join(place.data, name))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(5);
  const kept = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  expect(said + kept).not.toContain(PASSPHRASE);
  expect(said).not.toMatch(/PRIVATE KEY/);
  expect(kept).not.toMatch(/BEGIN (RSA )?PRIVATE KEY/);
  const ours = [...kept.matchAll(/"secret":"([^"]+)"/g)].map(([, secret]) => secret ?? '');
  expect(ours.length).toBeGreaterThan(1);
  for (const secret of ours) expect(said).not.toContain(secret);
});
