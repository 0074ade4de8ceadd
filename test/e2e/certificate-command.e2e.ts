import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { runInApplication } from '../support/certificate/application.ts';
import { SUBJECT_OPTIONS } from '../support/certificate/kiosk-place.ts';
import { OpensslBank } from '../support/certificate/openssl.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

test('request, letter, trial, installation and rollback beside a running kiosk', async ({ banks, bank, kiosks }) => {
  const ca = OpensslBank.beside(banks.own);
  try {
    const kiosk = await kiosks.open();
    const { configFile, dataDirectory, directory } = kiosks.folder;
    const run = (...args: string[]): ReturnType<typeof runInApplication> =>
      runInApplication([...args, '--config', configFile, '--data-dir', dataDirectory]);
    expect(await run('status')).toMatchObject({ code: 0, inEffect: 'configuration', requests: [] });

    const request = join(directory, 'certrequest.csr');
    const requested = await run('request', ...SUBJECT_OPTIONS, '--out', request);
    expect(requested).toMatchObject({ code: 0, findings: [] });
    const letter = join(directory, 'certfile.cer');
    await ca.sign(request, letter, ca.intermediate);
    const installed = await run('install', letter);
    expect(installed).toMatchObject({
      code: 0,
      request: requested['request'],
      trial: { outcome: 'accepted' },
      findings: [],
    });
    expect(await run('status')).toMatchObject({ inEffect: 'installed', installed: installed['certificate'] });

    // An export of old, which has to be converted.
    const next = await ca.client();
    const pfx = join(directory, 'next.pfx');
    writeFileSync(join(directory, 'next'), 'Пароль №7');
    await ca.openssl(
      [
        'pkcs12',
        '-export',
        '-legacy',
        '-in',
        next.certificate,
        '-inkey',
        next.key,
        '-out',
        pfx,
        '-passout',
        'env:SECRET',
      ],
      'Пароль №7',
    );
    const second = await run('install', pfx, '--passphrase-file', join(directory, 'next'));
    expect(second).toMatchObject({ code: 0, trial: { outcome: 'accepted' } });
    expect(await run('rollback')).toMatchObject({ code: 0, certificate: installed['certificate'] });

    const stranger = banks.other.clients.latin;
    writeFileSync(join(directory, 'stranger'), stranger.passphrase);
    const refused = await run(
      'install',
      stranger.pfx,
      banks.other.rootCa,
      banks.other.intermediateCa,
      '--passphrase-file',
      join(directory, 'stranger'),
    );
    expect(refused).toMatchObject({
      code: 1,
      trial: { outcome: 'refused', reason: 'client-certificate-refused' },
      reasons: ['ca-differs'],
    });
    expect(await run('status')).toMatchObject({
      inEffect: 'installed',
      installed: installed['certificate'],
      previous: second['certificate'],
    });
    expect(await kiosk.screen()).toBe('idle');
    expect(bank.violations).toEqual([]);
  } finally {
    ca.dispose();
  }
});
