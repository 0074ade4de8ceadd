import { X509Certificate } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NAME, SECOND_BIN, withIssuing } from './issuing-harness.ts';
import { present } from './support.ts';

const issuing = withIssuing();
const DAY_MS = 86_400_000;

describe('the bank as the issuer of certificates', () => {
  it('protects its signing key', async () => {
    expect((await stat(issuing().sandbox.files.intermediateKey)).mode & 0o777).toBe(0o600);
  });

  it('answers a request with a letter whose certificate is valid at once, in r2 and r3', async () => {
    const { archive, certificatePem, tls } = await issuing().issued();
    const files = unzipSync(archive);
    expect(Object.keys(files)).toEqual(['certfile.cer', 'kbs_root_ca.crt', 'kbs_ca.crt']);
    expect(strFromU8(present(files['certfile.cer']))).toBe(certificatePem);
    const { files: mine } = issuing().sandbox;
    const leaf = join(issuing().dir, 'issued.cer');
    await writeFile(leaf, certificatePem);
    const verified = await issuing().openssl(
      'verify',
      '-x509_strict',
      '-purpose',
      'sslclient',
      '-CAfile',
      mine.rootCa,
      '-untrusted',
      mine.intermediateCa,
      leaf,
    );
    expect(verified).toContain('OK');
    const { subject, validFrom, validTo } = new X509Certificate(certificatePem);
    expect(subject).toBe(NAME.slice(1).replaceAll('/', '\n'));
    expect((Date.parse(validTo) - Date.parse(validFrom)) / DAY_MS).toBeCloseTo(5 * 365.25, -1);
    expect(await issuing().tradePoints('standard', tls)).toMatchObject({
      StatusCode: 0,
      text: expect.stringContaining('Магазин 1') as unknown,
    });
    expect(await issuing().tradePoints('enhanced', tls)).toMatchObject({
      StatusCode: 0,
      text: expect.stringContaining('Магазин 2') as unknown,
    });
  });

  it('issues for any dates and any organisation', async () => {
    const [validFromMs, validToMs] = [Date.UTC(2026, 0, 1), Date.UTC(2099, 0, 1)];
    const { certificatePem, tls } = await issuing().issued({ validFromMs, validToMs, bin: SECOND_BIN });
    const { validFrom, validTo } = new X509Certificate(certificatePem);
    expect([Date.parse(validFrom), Date.parse(validTo)]).toEqual([validFromMs, validToMs]);
    expect(await issuing().tradePoints('standard', tls)).toMatchObject({
      StatusCode: 0,
      text: expect.stringContaining('Магазин 2') as unknown,
    });
  });

  it('issues a server certificate, which clients cannot use', async () => {
    const { certificatePem, tls } = await issuing().issued({ usage: 'server' });
    expect(new X509Certificate(certificatePem).keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    await expect(issuing().tradePoints('standard', tls)).rejects.toThrow();
  });

  it('ends the handshake with an alert when the certificate has expired', async () => {
    const { tls } = await issuing().issued({ validFromMs: Date.now() - 2 * DAY_MS, validToMs: Date.now() - DAY_MS });
    await expect(issuing().tradePoints('standard', tls)).rejects.toThrow(/alert certificate expired/);
  });
});

describe('over the control interface', () => {
  const answerSchema = z.object({ serial: z.string(), certificatePem: z.string(), archive: z.string() });

  function post(path: string, body: object): Promise<{ status: number; data: unknown }> {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${present(issuing().sandbox.controlUrl)}${path}`,
        { method: 'POST', agent: false, headers: { 'Content-Type': 'application/json' } },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, data: JSON.parse(text) });
          });
        },
      );
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
  }

  it('certificates are issued and revoked', async () => {
    const { keyPem, requestPem } = await issuing().request();
    const { archive, certificatePem, serial } = answerSchema.parse(
      (await post('/certificates', { request: requestPem })).data,
    );
    expect(strFromU8(present(unzipSync(Buffer.from(archive, 'base64'))['certfile.cer']))).toBe(certificatePem);
    const tls = await issuing().tls(certificatePem, keyPem);
    expect((await issuing().tradePoints('standard', tls)).StatusCode).toBe(0);
    expect((await post('/revoked', { certificate: serial })).data).toContain(serial);
    await expect(issuing().tradePoints('standard', tls)).rejects.toThrow(/alert certificate revoked/);
    expect(await post('/revoked', { certificate: 'mine' })).toMatchObject({ status: 409 });
    const { requestPem: weak } = await issuing().request({ key: ['rsa:1024'] });
    expect(await post('/certificates', { request: weak })).toEqual({
      status: 409,
      data: { error: 'the key has 1024 bits; appendix 2 makes one of 2048' },
    });
    expect(await post('/certificates', { request: weak, validToMs: -1 })).toMatchObject({ status: 400 });
  });
});
