import { describe, expect, it } from 'vitest';
import { CertificateRefusal } from '../../../sandbox/server.ts';
import { USAGES, withIssuing } from './issuing-harness.ts';

const issuing = withIssuing();

describe('a request that differs from appendix 2', () => {
  it.each([
    ['another key', { key: ['rsa:1024'] }, 'the key has 1024 bits'],
    ['no host', { subject: '/C=KZ/O=Contoso Ltd.' }, 'CN, the host (line 20) of appendix 2, is missing'],
    [
      'no organisation',
      { subject: '/C=KZ/CN=kiosk.example.kz' },
      'O, the organisation (line 19) of appendix 2, is missing',
    ],
    ['no usages', { usages: [] }, 'dataEncipherment is missing; the extended key usage must be clientAuth alone'],
    [
      'fewer usages',
      { usages: ['-addext', 'keyUsage = digitalSignature', ...USAGES.slice(2)] },
      'the key usage nonRepudiation, keyEncipherment, dataEncipherment is missing',
    ],
    [
      'more usages',
      { usages: ['-addext', `${USAGES[1] ?? ''}, keyCertSign`, ...USAGES.slice(2)] },
      'the key usage keyCertSign is not in appendix 2',
    ],
    [
      'another purpose',
      { usages: [...USAGES.slice(0, 3), 'extendedKeyUsage = clientAuth, serverAuth'] },
      'the extended key usage must be clientAuth alone',
    ],
  ])('%s', async (_, wanted, words) => {
    const { requestPem } = await issuing().request(wanted);
    await expect(issuing().sandbox.issue(requestPem)).rejects.toThrow(CertificateRefusal);
    await expect(issuing().sandbox.issue(requestPem)).rejects.toThrow(words);
  });

  it('a foreign signature', async () => {
    const { requestPem } = await issuing().request();
    const der = Buffer.from(requestPem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    der.writeUInt8(der.readUInt8(der.length - 1) ^ 1, der.length - 1);
    const spoilt = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
    await expect(issuing().sandbox.issue(spoilt)).rejects.toThrow('the request is not signed by its own key');
  });

  it('no request, an elliptic key, and invalid dates or organisations', async () => {
    await expect(issuing().sandbox.issue('certrequest.csr')).rejects.toThrow(
      'this is no certificate request in PEM form',
    );
    const elliptic = await issuing().request({ key: ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] });
    await expect(issuing().sandbox.issue(elliptic.requestPem)).rejects.toThrow(/no certificate request|no RSA key/);
    const { requestPem } = await issuing().request();
    await expect(issuing().sandbox.issue(requestPem, { validToMs: 0 })).rejects.toThrow(
      'a certificate cannot end before it begins',
    );
    await expect(issuing().sandbox.issue(requestPem, { bin: '1' })).rejects.toThrow('there is no organisation 1');
  });
});
