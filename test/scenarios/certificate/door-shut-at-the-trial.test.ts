import { expect } from 'vitest';
import { test } from '../../support/certificate/certificate-cli.ts';

const NO_CERTIFICATE = '<html><head><title>400 No required SSL certificate was sent</title></head></html>';
const LOGIN = '<html><head><title>Welcome to WiFi</title></head></html>';

test.for([
  ['a gateway that wants another certificate', 400, NO_CERTIFICATE, 'refused', 'client-certificate-refused'],
  ['401', 401, '', 'refused', 'access-refused'],
  ['403', 403, '<html>Forbidden</html>', 'refused', 'access-refused'],
  ['the login page of a network', 200, LOGIN, 'undecided', 'answered-by-another'],
  ['404', 404, '<html>Not Found</html>', 'undecided', 'server-answer-invalid'],
  ['503', 503, '', 'undecided', 'payments-unavailable'],
] as const)(
  '%s: not installed, without the hint to skip the trial',
  async ([, status, body, outcome, reason], { cli }) => {
    const { ca, bank, run } = cli;
    const next = await ca.client();
    bank.faults.always('health/ping', { kind: 'html', status, body });
    const answer = await run(['install', next.certificate, '--key', next.key]);
    expect(answer).toMatchObject({ code: 1, ok: false, trial: { outcome, reason } });
    expect(JSON.stringify(answer)).not.toContain('--without-trial');
    expect(await run(['status'])).toMatchObject({ inEffect: 'configuration', installed: null });
  },
);
