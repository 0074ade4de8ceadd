import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { sauda } from '../support/sauda.ts';

test('every command answers inside the application, without a display, beside a running kiosk', async ({ kiosks }) => {
  const kiosk = await kiosks.open();
  const { configFile, dataDirectory } = kiosks.folder;
  const data = ['--data-dir', dataDirectory];
  const config = ['--config', configFile];

  const ledger = await sauda(['ledger', ...data, '--json']);
  expect([ledger.code, JSON.parse(ledger.out)]).toEqual([
    0,
    { totals: expect.objectContaining({ sales: 0, chain: expect.objectContaining({ kind: 'intact' }) }) },
  ]);
  const log = await sauda(['log', ...data, '--event', 'app-started']);
  expect([log.code, JSON.parse(log.out)]).toEqual([0, expect.objectContaining({ event: 'app-started' })]);
  const claim = await sauda(['claim', ...data, '--code', 'ABC-123', '--json']);
  expect([claim.code, JSON.parse(claim.out)]).toEqual([1, expect.objectContaining({ code: 1, reason: 'not-found' })]);
  const reconcile = await sauda(['reconcile', ...config, ...data, '--json']);
  expect([reconcile.code, JSON.parse(reconcile.out)]).toEqual([
    0,
    { summary: expect.objectContaining({ outcome: 'fits' }) },
  ]);
  const certificate = await sauda(['certificate', 'status', ...config, ...data, '--json']);
  expect([certificate.code, JSON.parse(certificate.out)]).toEqual([0, expect.objectContaining({ ok: true })]);
  expect(await sauda(['ports'])).toMatchObject({ code: 0, out: expect.stringMatching(/serial port/i) });
  expect(await sauda(['pin', '--stdin'], '2468\n')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^pinHash: "\$scrypt\$ln=15,r=8,p=1\$/),
  });

  await kiosk.waitScreen('idle');
});

test('help, version and mistyped commands start no kiosk', async () => {
  expect(await sauda(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('sauda COMMAND --help') });
  expect(await sauda(['claim', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--paid') });
  expect(await sauda(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^sauda \d+\.\d+\.\d+\n$/) });
  expect(await sauda(['clam'])).toMatchObject({ code: 2, out: '', complaint: expect.stringContaining('claim meant?') });
  expect(await sauda(['claim', '--cod', 'ABC-123'])).toMatchObject({
    code: 2,
    out: '',
    complaint: expect.stringContaining('is --code meant?'),
  });
});
