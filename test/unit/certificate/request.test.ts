import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subjectFindings, type RequestSubject } from '../../../app/certificate/subject.ts';
import { inside, readDer, type DerValue } from '../../../main/certificate/files/der.ts';
import { pemBlocks } from '../../../main/certificate/files/pem.ts';
import { createRequest } from '../../../main/certificate/request.ts';
import { publicKeyId, type NewRequest } from '../../../main/certificate/requests.ts';
import { OpensslBank, REQUEST_EXTENSIONS } from '../../support/certificate/openssl.ts';

const SUBJECT: RequestSubject = {
  country: 'KZ',
  region: 'Almaty Province',
  city: 'Almaty',
  organization: 'Contoso Ltd.',
  host: 'kiosk.example.kz',
  email: 'kiosk@contoso.example',
};

let bank: OpensslBank;
let ours: NewRequest;

beforeAll(async () => {
  bank = await OpensslBank.make();
  ours = await createRequest(SUBJECT);
  writeFileSync(bank.path('ours.csr'), ours.requestPem);
  // The dialogue of appendix 2, answered in advance.
  await bank.openssl(
    [
      'req',
      '-newkey',
      'rsa:2048',
      '-keyout',
      'private.key',
      '-out',
      'theirs.csr',
      ...REQUEST_EXTENSIONS,
      '-passout',
      'env:SECRET',
      '-subj',
      '/C=KZ/ST=Almaty Province/L=Almaty/O=Contoso Ltd./CN=kiosk.example.kz/emailAddress=kiosk@contoso.example',
    ],
    'secret',
  );
});
afterAll(() => {
  bank.dispose();
});

/** A certification request: version, subject, public key, attributes; then the signature's algorithm. */
function parts(pem: string): { fields: readonly DerValue[]; algorithm: DerValue | undefined } {
  const [body, algorithm] = inside(readDer(pemBlocks(pem)[0]?.bytes ?? Buffer.alloc(0)));
  return { fields: body === undefined ? [] : inside(body), algorithm };
}

describe('the request', () => {
  test('has the same bytes as one made by the openssl command of appendix 2', () => {
    const mine = parts(ours.requestPem);
    const theirs = parts(bank.read('theirs.csr').toString('utf8'));
    const bytes = ({ fields }: typeof mine): readonly (string | undefined)[] =>
      [0, 1, 3].map((at) => fields[at]?.whole.toString('hex'));
    expect(mine.fields).toHaveLength(4);
    expect(bytes(mine)).toEqual(bytes(theirs));
    expect(mine.algorithm?.whole).toEqual(theirs.algorithm?.whole);
    // The keys differ, in nothing but their number.
    expect(mine.fields[2]?.whole.length).toBe(theirs.fields[2]?.whole.length);
  });

  test('is verified and read by openssl', async () => {
    const read = async (file: string): Promise<string> => {
      const text = await bank.openssl(['req', '-in', file, '-noout', '-text', '-verify']);
      return text.replace(/Modulus:[\s\S]*?Exponent/, 'Exponent').replace(/Signature Value:[\s\S]*/, '');
    };
    expect(await read('ours.csr')).toBe(await read('theirs.csr'));
    expect(await read('ours.csr')).toContain('Digital Signature, Non Repudiation, Key Encipherment, Data Encipherment');
  });

  test('comes with its key under a new passphrase', () => {
    const { keyPem, passphrase, publicKey } = ours;
    expect(keyPem).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const key = createPrivateKey({ key: keyPem, passphrase });
    expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
    expect(publicKeyId(key)).toBe(publicKey);
  });

  test('has another key and another passphrase every time', async () => {
    const again = await createRequest(SUBJECT);
    expect(again.publicKey).not.toBe(ours.publicKey);
    expect(again.passphrase).not.toBe(ours.passphrase);
  });
});

describe('the answers to the dialogue', () => {
  test('are valid as in appendix 2', () => {
    expect(subjectFindings(SUBJECT)).toEqual([]);
    expect(subjectFindings({ ...SUBJECT, host: '185.12.34.56' })).toEqual([]);
  });

  test.each([
    ['--country', { country: 'Kazakhstan' }],
    ['--region', { region: '' }],
    ['--city', { city: 'Алматы' }],
    ['--organization', { organization: 'ТОО «Контосо»' }],
    ['--organization', { organization: '12345' }],
    ['--organization', { organization: 'x'.repeat(65) }],
    ['--organization', { organization: ' Contoso' }],
    ['--host', { host: 'https://kiosk.example.kz/' }],
    ['--email', { email: 'contoso.example' }],
    ['--email', { email: 'почта@contoso.example' }],
  ])('%s is refused: %j', (option, wrong) => {
    const findings = subjectFindings({ ...SUBJECT, ...wrong });
    expect(findings.map(({ reason, parameters }) => [reason, parameters['option']])).toEqual([
      ['subject-invalid', option],
    ]);
  });
});
