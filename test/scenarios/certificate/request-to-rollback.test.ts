import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { SUBJECT_OPTIONS } from '../../support/certificate/kiosk-place.ts';
import { test } from '../../support/certificate/certificate-cli.ts';

describe('a certificate from the request to the rollback', () => {
  test('request, letter, trial, installation, successor, rollback', async ({ cli }) => {
    const { ca, bank, place, run } = cli;
    expect(await run(['status'])).toMatchObject({ code: 0, inEffect: 'configuration', seal: 'none', requests: [] });

    const requested = await run(['request', ...SUBJECT_OPTIONS, '--out', place.path('certrequest.csr')]);
    expect(requested).toMatchObject({ code: 0, ok: true, findings: [] });
    expect(await run(['status'])).toMatchObject({ requests: [requested['request']] });

    // The bank signs, and mails the archive of appendix 1.
    await ca.sign(place.path('certrequest.csr'), place.path('issued.cer'), ca.intermediate);
    const letter = place.letter(place.path('issued.cer'));
    expect(await run(['check', letter])).toMatchObject({ code: 0, request: requested['request'], findings: [] });
    expect(bank.requests).toEqual([]);

    const installed = await run(['install', letter]);
    expect(installed).toMatchObject({ code: 0, trial: { outcome: 'accepted' }, findings: [] });
    expect(bank.requests.map(({ path }) => path)).toEqual(['/r2/v01/health/ping']);
    expect(await run(['status'])).toMatchObject({
      inEffect: 'installed',
      installed: installed['certificate'],
      previous: null,
    });
    expect(await run(['install', letter])).toMatchObject({ code: 0, reasons: ['already-installed'] });

    // Its successor comes with a key of the technician's own, in a PFX of old.
    const next = await ca.client({ subject: '/C=KZ/O=Next/CN=kiosk.example.kz' });
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
        place.path('certfile.pfx'),
        '-passout',
        'env:SECRET',
      ],
      'Пароль №7',
    );
    const passphraseFile = place.write('passphrase', 'Пароль №7\r\n');
    const second = await run(['install', place.path('certfile.pfx'), '--passphrase-file', passphraseFile]);
    expect(second).toMatchObject({ code: 0, trial: { outcome: 'accepted' } });
    expect(await run(['status'])).toMatchObject({
      installed: second['certificate'],
      previous: installed['certificate'],
      requests: [],
    });

    expect(await run(['rollback'])).toMatchObject({ code: 0, certificate: installed['certificate'] });
    expect(await run(['status'])).toMatchObject({
      inEffect: 'installed',
      installed: installed['certificate'],
      previous: second['certificate'],
    });
    expect(bank.violations).toEqual([]);
  });

  test('a configuration changed later takes precedence until the next rollback', async ({ cli }) => {
    const { ca, place, run } = cli;
    const next = await ca.client();
    expect(await run(['install', next.certificate, '--key', next.key])).toMatchObject({ code: 0 });
    const changed = await ca.client();
    place.write('certs/certfile.cer', readFileSync(changed.certificate));
    expect(await run(['status'])).toMatchObject({ inEffect: 'configuration' });
    expect(await run(['rollback'])).toMatchObject({ code: 0 });
    expect(await run(['status'])).toMatchObject({ inEffect: 'installed' });
  });

  test('status warns of the expiry, including that of the configured certificate', async ({ cli }) => {
    const { run } = cli;
    const { certificate } = await run(['status']);
    const { notAfterMs } = certificate as { notAfterMs: number };
    for (const [daysLeft, level] of [
      [59, 'within-60-days'],
      [29, 'within-30-days'],
      [3, 'within-7-days'],
      [-1, 'expired'],
    ] as const) {
      expect(await run(['status'], { nowMs: notAfterMs - daysLeft * 86_400_000 })).toMatchObject({
        code: 0,
        expiry: { level },
      });
    }
  });

  test('the trial is skipped only on request', async ({ cli }) => {
    const { ca, bank, run } = cli;
    const next = await ca.client();
    await bank.goDown();
    expect(await run(['install', next.certificate, '--key', next.key, '--without-trial'])).toMatchObject({
      code: 0,
      trial: { outcome: 'skipped' },
    });
    expect(await run(['status'])).toMatchObject({ inEffect: 'installed' });
  });

  test('on a terminal the command asks for the passphrase', async ({ cli }) => {
    const { ca, place, run } = cli;
    const next = await ca.client();
    const key = place.path('private.key');
    await ca.openssl(['pkcs8', '-topk8', '-in', next.key, '-out', key, '-passout', 'env:SECRET'], 'typed');
    expect(await run(['check', next.certificate, '--key', key], { typed: 'typed' })).toMatchObject({
      code: 0,
      findings: [],
    });
    expect(await run(['check', next.certificate, '--key', key], { typed: 'mistyped' })).toMatchObject({
      code: 1,
      reasons: ['passphrase-wrong'],
    });
    expect(await run(['check', next.certificate, '--key', key])).toMatchObject({
      code: 1,
      reasons: ['passphrase-missing'],
    });
  });
});
