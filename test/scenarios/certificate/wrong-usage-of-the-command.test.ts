import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test as plain } from 'vitest';
import { runCommand } from '../../support/certificate/command-line.ts';
import { SUBJECT_OPTIONS } from '../../support/certificate/kiosk-place.ts';
import { test } from '../../support/certificate/certificate-cli.ts';

describe('a mistyped command does nothing', () => {
  plain.for([
    [[], 'a command is missing'],
    [['instal'], 'unknown command "instal": is install meant?'],
    [['install', 'letter.zip'], '--config is missing'],
    [['install', '--config', 'kiosk.yaml'], "SOURCE... is missing: the bank's archive"],
    [
      ['install', 'letter.zip', '--config', 'kiosk.yaml', '--without-trail'],
      '--without-trail: is --without-trial meant?',
    ],
    [['check'], "SOURCE... is missing: the bank's archive"],
    [['check', 'letter.zip', '--passphrase', 'secret'], '--passphrase'],
    [['check', 'letter.zip', '--key', ''], '--key needs a path'],
    [['status', 'now'], 'now'],
    [['status', '--language', 'de'], '--language takes kk, ru or en'],
    [['rollback'], '--config is missing'],
    [['request', '--organization', 'Contoso'], '--host, --email, --region and --city are missing'],
  ] as const)('%j', async ([args, complaint]) => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'sauda-usage-'));
    onTestFinished(() => {
      rmSync(dataDirectory, { recursive: true });
    });
    const run = await runCommand(args, { dataDirectory });
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(readdirSync(dataDirectory)).toEqual([]);
    expect(run.complaint).toContain(complaint);
    expect(run.complaint).toContain('usage: sauda certificate');
  });
});

describe('a problem that must be fixed first', () => {
  test('is explained in the language of the option, the configuration or the machine', async ({ cli }) => {
    const { place } = cli;
    const said = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
      const { code, out } = await runCommand(['check', place.path('gone.zip'), ...args], {
        dataDirectory: place.data,
        env,
      });
      expect(code).toBe(1);
      return out;
    };
    expect(await said(['--config', place.config])).toContain('не открывается');
    expect(await said(['--config', place.config, '--language', 'kk'])).toContain('ашылмады');
    expect(await said([], { LANG: 'kk_KZ.UTF-8' })).toContain('ашылмады');
    expect(await said([], { LANG: 'C.UTF-8' })).toContain('cannot be opened');
    expect(await said([])).toContain('cannot be opened');
  });

  test('a configuration that is broken, or whose contract has no certificate', async ({ cli }) => {
    const { place, run } = cli;
    const kaspi = { scheme: 'lite', baseUrl: 'https://127.0.0.1:1/r1/v01', deviceId: 'KIOSK-0001', apiKeyFile: 'key' };
    writeFileSync(place.config, JSON.stringify({ version: 1, payment: { kaspi } }));
    expect(await run(['rollback'])).toMatchObject({ code: 1, reasons: ['config-without-certificate'] });
    writeFileSync(place.config, JSON.stringify({ version: 1 }));
    expect(await run(['status'])).toMatchObject({ code: 1, reasons: ['config-without-certificate'] });
    writeFileSync(place.config, 'version: 1\nnonsense: [');
    const broken = await run(['install', 'letter.zip']);
    expect(broken).toMatchObject({ code: 1, reasons: ['config-unusable'] });
    expect(broken.findings[0]?.text).toContain('kiosk.yaml');
  });

  test("another user's data directory", async ({ cli }) => {
    const { place, run } = cli;
    mkdirSync(place.data);
    expect(await run(['status'], { userId: 4711 })).toMatchObject({ code: 1, reasons: ['wrong-user'] });
  });

  test('a certificate’s name with other than Latin letters, and a file that already exists', async ({ cli }) => {
    const { place, run } = cli;
    const options = SUBJECT_OPTIONS.map((word) => (word === 'Contoso Ltd.' ? 'ТОО «Контосо»' : word));
    expect(await run(['request', ...options, '--out', place.config])).toMatchObject({
      code: 1,
      reasons: ['subject-invalid', 'out-exists'],
    });
    expect(await run(['status'])).toMatchObject({ requests: [] });
  });

  test('a passphrase file that does not exist', async ({ cli }) => {
    const { configured, place, run } = cli;
    const answer = await run([
      'check',
      configured.certificate,
      '--key',
      configured.key,
      '--passphrase-file',
      place.path('gone'),
    ]);
    expect(answer).toMatchObject({ code: 1, reasons: ['source-missing'] });
  });
});
