import { expect, test } from 'vitest';
import { readAnswer, type Answering } from '../../../app/service/doors/setup/answers.ts';
import { setupFacts } from '../../support/service/setup-facts.ts';

const read = (action: Answering) => readAnswer(action, setupFacts());
const operator = (change: Partial<Extract<Answering, { kind: 'operator' }>>) =>
  read({ kind: 'operator', name: 'Вода', contact: '+7 701', bin: '', ...change });

test.each([
  ['name-missing', operator({ name: '   ' })],
  ['name-long', operator({ name: 'Я'.repeat(61) })],
  ['contact-missing', operator({ contact: '' })],
  ['contact-long', operator({ contact: '7'.repeat(121) })],
  ['bin-wrong', operator({ bin: '18034002179' })],
  ['bin-wrong', operator({ bin: '18034002179O' })],
  ['organization-bin-wrong', read({ kind: 'contract', contract: 'enhanced', organizationBin: '' })],
  ['key-missing', read({ kind: 'api-key', key: ' ' })],
  ['key-cyrillic', read({ kind: 'api-key', key: 'аbcdef' })],
  ['key-odd', read({ kind: 'api-key', key: 'two words' })],
  ['key-odd', read({ kind: 'api-key', key: 'abc' })],
  ['address-missing', read({ kind: 'address', baseUrl: ' ', deviceId: 'K' })],
  ['address-wrong', read({ kind: 'address', baseUrl: 'http://a.kz', deviceId: 'K' })],
  ['address-wrong', read({ kind: 'address', baseUrl: 'https://', deviceId: 'K' })],
  ['address-wrong', read({ kind: 'address', baseUrl: 'https://mtokеntest.kaspi.kz/r1', deviceId: 'K' })],
  ['device-id-wrong', read({ kind: 'address', baseUrl: 'https://a.kz/r1', deviceId: 'киоск' })],
  ['device-id-wrong', read({ kind: 'address', baseUrl: 'https://a.kz/r1', deviceId: '' })],
])('%s is a sentence, and nothing is written', (mistake, answer) => {
  expect(answer).toEqual({ ok: false, error: mistake });
});

test('an answer changes only what is different, a number with blanks is read, an empty one goes', () => {
  const facts = setupFacts({ values: { operator: { name: 'Вода', bin: '180340021791' } } });
  const answer = readAnswer({ kind: 'operator', name: ' Вода ', contact: '+7 701', bin: '' }, facts);
  expect(answer).toMatchObject({
    value: {
      changes: [
        { path: ['operator', 'contact'], before: undefined, after: '+7 701' },
        { path: ['operator', 'bin'], before: '180340021791', after: undefined },
      ],
    },
  });
  expect(operator({ bin: '1803 4002-1791' })).toMatchObject({ ok: true });
});

test('another contract forgets the address of the one before, the same one keeps it', () => {
  const answers = { contract: 'lite', organizationBin: null, baseUrl: 'https://a.kz/r1', deviceId: 'K' } as const;
  const choose = (contract: 'lite' | 'standard') =>
    readAnswer({ kind: 'contract', contract, organizationBin: '' }, setupFacts({ answers }));
  expect(choose('lite')).toMatchObject({ value: { answers: { baseUrl: 'https://a.kz/r1' } } });
  expect(choose('standard')).toMatchObject({
    value: { answers: { contract: 'standard', baseUrl: null, deviceId: 'K' } },
  });
});

test('an ApiKey is kept without its blanks, and stands in no change', () => {
  expect(read({ kind: 'api-key', key: ' abcDEF123 ' })).toEqual({
    ok: true,
    value: { changes: [], answers: null, key: { of: 'kaspi', text: 'abcDEF123' } },
  });
});

test('the address is kept without the stroke at its end', () => {
  expect(read({ kind: 'address', baseUrl: 'https://a.kz:8543/r1/v01/', deviceId: ' KIOSK-1 ' })).toMatchObject({
    value: { answers: { baseUrl: 'https://a.kz:8543/r1/v01', deviceId: 'KIOSK-1' } },
  });
});

test('a new ApiKey counts also where the configuration names another file', () => {
  const values = { payment: { kaspi: { scheme: 'lite', apiKeyFile: '/etc/my-key' } } };
  expect(readAnswer({ kind: 'api-key', key: 'abcDEF123' }, setupFacts({ values }))).toMatchObject({
    value: {
      key: { of: 'kaspi', text: 'abcDEF123' },
      changes: [{ path: ['payment', 'kaspi', 'apiKeyFile'], before: '/etc/my-key', after: 'secrets/api-key' }],
    },
  });
});

test('a service with a documented address needs nothing but its key, which is kept apart from the bank’s', () => {
  const chosen = read({ kind: 'contract', contract: 'byFly', organizationBin: '' });
  expect(chosen).toMatchObject({ value: { answers: { baseUrl: 'https://byfly-pay.com/api', deviceId: null } } });
  const answers = { contract: 'byFly', organizationBin: null, baseUrl: 'https://b.kz', deviceId: null } as const;
  expect(readAnswer({ kind: 'api-key', key: 'TOKEN-1' }, setupFacts({ answers }))).toEqual({
    ok: true,
    value: { changes: [], answers: null, key: { of: 'byFly', text: 'TOKEN-1' } },
  });
  expect(
    readAnswer({ kind: 'address', baseUrl: 'https://other.kz/api/', deviceId: '' }, setupFacts({ answers })),
  ).toMatchObject({ value: { answers: { contract: 'byFly', baseUrl: 'https://other.kz/api', deviceId: null } } });
});
