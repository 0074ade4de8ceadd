import { expect, test } from 'vitest';
import { CODE, withClaims } from './harness.ts';

const harness = withClaims();

test.each(['449', '451', '450.01', '45000', '0'])(
  '--amount %s is not what is owed: both amounts are reported, nothing is written',
  (amount) => {
    const kiosk = harness().owing();
    const before = kiosk.contents();
    const { code, reason, complaint } = kiosk.run('--code', CODE, '--paid', '--amount', amount);
    expect([code, reason, complaint]).toEqual([
      1,
      'amount-differs',
      expect.stringContaining('450\u00a0₸ are owed, and --amount says'),
    ]);
    expect(kiosk.contents()).toEqual(before);
  },
);

test('without --amount the command explains the option, in the requested language', () => {
  const kiosk = harness().owing();
  const before = kiosk.contents();
  expect(kiosk.run('--code', CODE, '--paid')).toMatchObject({
    code: 2,
    out: '',
    complaint: expect.stringContaining('guards against a wrong code'),
  });
  expect(kiosk.run('--code', CODE, '--paid', '--language', 'ru').complaint).toContain('защищает от чужого кода');
  expect(kiosk.contents()).toEqual(before);
});

test.each(['450', '450.00', '450,00', '450\u00a0₸'])('the amount as people write it: %s', (amount) => {
  const kiosk = harness().owing();
  expect(kiosk.run('--code', CODE, '--paid', '--amount', amount).code).toBe(0);
});
