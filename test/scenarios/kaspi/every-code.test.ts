import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { KASPI_CODES } from '../../../app/payment/kaspi/codes.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();
const LONG_CODE = /^-?99\d{4,}/;

describe.each(Object.entries(KASPI_CODES))('%s', (code, { action }) => {
  const forms = LONG_CODE.test(code) ? [code, code.replace(/^(-?99)/, '$10')] : [code];

  test.each(forms)('answered as %s, with the bank’s own words', async (written) => {
    const { client, token } = await harness.registered('enhanced');
    harness.sandbox.faults.next('payment/return', {
      kind: 'status',
      statusCode: Number(written),
      message: 'Слова банка',
    });
    expect(await client.returnPayment(token, '15', tiyn(100))).toMatchObject({
      ok: false,
      error: { action, code, problem: { parameters: { message: 'Слова банка', code } } },
    });
  });
});

test.each([1, -1, 7, -12_345, 2_147_483_647])(
  'the unknown code %i is an error with its number, never a success',
  async (statusCode) => {
    const { client, token } = await harness.registered('standard');
    harness.sandbox.faults.next('qr/create', { kind: 'status', statusCode, message: 'Новое' });
    expect(await client.createQr(token, tiyn(100))).toMatchObject({
      ok: false,
      error: { action: 'refuse-sale', code: String(statusCode), problem: { parameters: { message: 'Новое' } } },
    });
  },
);
