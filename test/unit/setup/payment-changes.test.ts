import { expect, test } from 'vitest';
import { changedValues, type FileValue } from '../../../app/config/change.ts';
import { paymentChanges } from '../../../app/service/setup/payment-changes.ts';
import { setupProgress } from '../../../app/service/setup/progress.ts';
import type { SetupAnswers, SetupFacts } from '../../../app/service/state/setup-place.ts';
import { setupFacts } from '../../support/service/setup-facts.ts';

const LITE: SetupAnswers = {
  contract: 'lite',
  organizationBin: null,
  baseUrl: 'https://a.kz/r1',
  deviceId: 'K',
};
const ACCEPTOR: FileValue = { peripherals: { billAcceptor: { driver: 'ccnet', port: '/dev/a' } } };

/** The file's values after what the wizard would write. */
function written(facts: SetupFacts): FileValue {
  return paymentChanges(facts).reduce((values, change) => {
    const changed = changedValues(values, change);
    if (!changed.ok) throw new Error('a change that contradicts the file');
    return changed.value;
  }, facts.values);
}

test.each<[string, Partial<SetupFacts>]>([
  ['no key', { keys: [], answers: LITE }],
  ['no address', { keys: ['kaspi'], answers: { ...LITE, baseUrl: null } }],
  ['no name', { keys: ['kaspi'], answers: { ...LITE, deviceId: null } }],
  ['no contract', { keys: ['kaspi'], answers: { ...LITE, contract: null } }],
  ['no certificate', { keys: ['kaspi'], answers: { ...LITE, contract: 'standard' } as const }],
  ['no organisation', { hasCertificate: true, answers: { ...LITE, contract: 'enhanced' } as const }],
])('with %s nothing of the bank is written', (_, change) => {
  expect(paymentChanges(setupFacts(change))).toEqual([]);
});

test('the way to pay is written as soon as it is whole, and only once', () => {
  const values = written(setupFacts({ keys: ['kaspi'], answers: LITE }));
  expect(values).toEqual({
    payment: { kaspi: { scheme: 'lite', baseUrl: 'https://a.kz/r1', deviceId: 'K', apiKeyFile: 'secrets/api-key' } },
  });
  expect(paymentChanges(setupFacts({ keys: ['kaspi'], answers: LITE, values }))).toEqual([]);
});

test('a certificate lies beside the configuration; the organisation belongs to the third scheme', () => {
  const answers = { ...LITE, contract: 'enhanced', organizationBin: '180340021791' } as const;
  expect(written(setupFacts({ hasCertificate: true, answers }))).toMatchObject({
    payment: {
      kaspi: {
        scheme: 'enhanced',
        organizationBin: '180340021791',
        certificate: { certFile: 'certs/kiosk.crt', keyFile: 'certs/kiosk.key', passphraseFile: 'secrets/passphrase' },
        caFiles: ['certs/ca.crt'],
      },
    },
  });
});

test('another address changes one key; the trade point and a key file of another name stay', () => {
  const kaspi = { scheme: 'lite', baseUrl: 'https://old.kz', deviceId: 'K', apiKeyFile: 'my-key', tradePointId: 12 };
  const facts = setupFacts({ keys: ['kaspi'], answers: LITE, values: { payment: { kaspi } } });
  expect(written(facts)).toEqual({ payment: { kaspi: { ...kaspi, baseUrl: 'https://a.kz/r1' } } });
});

test('another scheme is another contract: nothing of the old one stays', () => {
  const kaspi = { scheme: 'standard', baseUrl: 'https://old.kz', deviceId: 'K', tradePointId: 12 };
  const facts = setupFacts({ keys: ['kaspi'], answers: LITE, values: { payment: { kaspi } } });
  expect(written(facts)).toMatchObject({ payment: { kaspi: { scheme: 'lite' } } });
  expect(JSON.stringify(written(facts))).not.toContain('tradePointId');
});

test('without a bank, or while it still owes its part, an acceptor sells for notes', () => {
  const cash = { payment: { cash: { change: 'owe' } }, ...Object(ACCEPTOR) };
  expect(written(setupFacts({ values: ACCEPTOR, answers: { ...LITE, contract: 'cash' } }))).toEqual(cash);
  expect(written(setupFacts({ values: ACCEPTOR, answers: LITE }))).toEqual(cash);
  expect(paymentChanges(setupFacts({ values: ACCEPTOR }))).toEqual([]);
});

test('the steps of a bank are not needed without one, and a registered device has its trade point', () => {
  expect(setupProgress(setupFacts({ answers: { ...LITE, contract: 'cash' } }))).toMatchObject({
    'contract': 'done',
    'certificate': 'not-needed',
    'address': 'not-needed',
    'trade-point': 'not-needed',
  });
  expect(setupProgress(setupFacts({ answers: LITE, isRegistered: true }))['trade-point']).toBe('done');
  expect(setupProgress(setupFacts())).toMatchObject({
    'language': 'missing',
    'pin': 'missing',
    'test-sale': 'missing',
  });
  expect(setupProgress(setupFacts(), true)['test-sale']).toBe('done');
});

test('another contract has another address: that of the one before is not taken over', () => {
  const kaspi = { scheme: 'lite', baseUrl: 'https://old.kz/r1', deviceId: 'K', apiKeyFile: 'secrets/api-key' };
  const answers = { ...LITE, contract: 'standard', baseUrl: null, deviceId: null } as const;
  const facts = setupFacts({ hasCertificate: true, answers, values: { payment: { kaspi } } });
  expect(paymentChanges(facts)).toEqual([]);
  expect(setupProgress(facts).address).toBe('missing');
});

test('a machine with a certificate of its own keeps it under another contract that needs one', () => {
  const own = { certificate: { pfxFile: 'my.pfx', passphraseFile: 'my-passphrase' }, caFiles: ['my-ca.crt'] };
  const kaspi = { scheme: 'standard', baseUrl: 'https://old.kz/r2', deviceId: 'K', ...own };
  const answers = { ...LITE, contract: 'enhanced', organizationBin: '180340021791' } as const;
  expect(written(setupFacts({ answers, values: { payment: { kaspi } } }))).toEqual({
    payment: {
      kaspi: { ...own, scheme: 'enhanced', baseUrl: LITE.baseUrl, deviceId: 'K', organizationBin: '180340021791' },
    },
  });
});

test('notes alone take the place of the bank, as soon as there is an acceptor', () => {
  const kaspi = { scheme: 'lite', baseUrl: 'https://a.kz/r1', deviceId: 'K', apiKeyFile: 'secrets/api-key' };
  const answers = { ...LITE, contract: 'cash' } as const;
  expect(paymentChanges(setupFacts({ answers, values: { payment: { kaspi } } }))).toEqual([]);
  const values = { payment: { kaspi }, ...Object(ACCEPTOR) };
  expect(written(setupFacts({ answers, values }))).toMatchObject({ payment: { cash: { change: 'owe' } } });
  expect(JSON.stringify(written(setupFacts({ answers, values })))).not.toContain('kaspi');
});

test.each([
  ['apiPay', 'apiKeyFile', 'secrets/apipay-key', 'https://bpapi.bazarbay.site/api'],
  ['byFly', 'apiTokenFile', 'secrets/byfly-token', 'https://byfly-pay.com/api'],
] as const)(
  '%s needs a key and an address, and neither a device nor a trade point',
  (contract, setting, file, baseUrl) => {
    const answers = { ...LITE, contract, baseUrl, deviceId: null };
    expect(paymentChanges(setupFacts({ answers }))).toEqual([]);
    const facts = setupFacts({ answers, keys: [contract] });
    expect(written(facts)).toEqual({ payment: { [contract]: { baseUrl, [setting]: file } } });
    expect(setupProgress(facts)).toMatchObject({
      'certificate': 'done',
      'address': 'done',
      'trade-point': 'not-needed',
    });
  },
);

const KASPI = { scheme: 'lite', baseUrl: 'https://a.kz/r1', deviceId: 'K', apiKeyFile: 'secrets/api-key' };
const API_PAY = { baseUrl: 'https://ap.kz/api', apiKeyFile: 'secrets/apipay-key' };

test('a service takes the place of the bank, and the bank that of the service, when it is whole', () => {
  const values = { payment: { kaspi: KASPI, phoneInvoice: 'kaspi' } };
  const answers = { ...LITE, contract: 'apiPay', baseUrl: API_PAY.baseUrl, deviceId: null } as const;
  expect(paymentChanges(setupFacts({ answers, values }))).toEqual([]);
  expect(written(setupFacts({ answers, values, keys: ['apiPay'] }))).toEqual({ payment: { apiPay: API_PAY } });
  const back = setupFacts({ answers: LITE, values: { payment: { apiPay: API_PAY } }, keys: ['kaspi'] });
  expect(written(back)).toEqual({ payment: { kaspi: KASPI } });
});

test('a machine with two services keeps both where only the first is gone through again', () => {
  const payment = { kaspi: KASPI, apiPay: API_PAY };
  const answers = { ...LITE, baseUrl: 'https://new.kz/r1' };
  const facts = setupFacts({ answers, values: { payment }, keys: ['kaspi'] });
  expect(written(facts)).toEqual({ payment: { ...payment, kaspi: { ...KASPI, baseUrl: 'https://new.kz/r1' } } });
});
