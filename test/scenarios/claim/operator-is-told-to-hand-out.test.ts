import { expect, test } from 'vitest';
import { CODE, stuck, withClaims } from './harness.ts';

const harness = withClaims();

const WORDS = {
  kk: { handOut: /Жазылды: .* Енді сатып алушыға 450\u00a0₸ беріңіз/, warning: 'Екінші рет төлемеңіз' },
  ru: { handOut: /Записано: .* Теперь отдайте покупателю 450\u00a0₸/, warning: 'Второй раз не платите' },
  en: { handOut: /Written down: .* Now hand 450\u00a0₸ to the customer/, warning: 'Do not pay it a second time' },
} as const;

test.each(['kk', 'ru', 'en'] as const)(
  'the run that records a payment reports only that the money is to be handed out now, the next one that it is paid: %s',
  (language) => {
    const kiosk = harness().owing();
    const { handOut, warning } = WORDS[language];
    const first = kiosk.pay('--language', language);
    expect(first).toMatchObject({ code: 0, complaint: '', out: expect.stringMatching(handOut) });
    expect(first.out).not.toContain(warning);
    expect(first.out).not.toMatch(/: 0\u00a0₸/);
    expect(first.out.match(/\u00a0₸/g)).toHaveLength(3);

    const second = kiosk.pay('--language', language);
    expect(second).toMatchObject({
      code: 1,
      reason: 'already-paid',
      out: expect.stringContaining(warning),
      complaint: expect.stringContaining(warning),
    });
    expect(second.out + second.complaint).not.toMatch(handOut);
  },
);

test('earlier refunds are still listed, and a found note is paid out with the same wording', () => {
  const kiosk = harness().write(stuck({ stackedTiyn: 20_000 }));
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '200', '--checked').out).toMatch(
    /Now hand 200\u00a0₸ to the customer/,
  );
  const found = kiosk.note('in-cassette', '--paid', '--amount', '500');
  expect(found.out).toMatch(
    /Paid by hand on [^]* 200\u00a0₸\nWritten down: the note [^]* Now hand 500\u00a0₸ to the customer/,
  );
  expect(found.out).not.toContain('Do not pay');
});
