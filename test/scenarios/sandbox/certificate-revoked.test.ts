import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { withIssuing } from './issuing-harness.ts';

const issuing = withIssuing();

describe('a revoked certificate', () => {
  it('ends every handshake with an alert, by serial number or as PEM, and no other certificate’s', async () => {
    const [first, second, third] = [await issuing().issued(), await issuing().issued(), await issuing().issued()];
    issuing().sandbox.revoke(first.certificatePem);
    issuing().sandbox.revoke(new X509Certificate(second.certificatePem).serialNumber.toLowerCase());
    for (const { tls } of [first, second]) {
      await expect(issuing().tradePoints('standard', tls)).rejects.toThrow(/alert certificate revoked/);
      await expect(issuing().tradePoints('enhanced', tls)).rejects.toThrow(/alert certificate revoked/);
    }
    expect((await issuing().tradePoints('standard', third.tls)).StatusCode).toBe(0);
    expect(() => {
      issuing().sandbox.revoke('my certificate');
    }).toThrow('this is neither a certificate in PEM form nor a serial number');
  });

  it('does not stop the phone, which uses the one of the folder', async () => {
    const { tls } = await issuing().issued();
    issuing().sandbox.revoke(await readFile(issuing().sandbox.files.clientCertificate, 'utf8'));
    expect((await issuing().tradePoints('standard', tls)).StatusCode).toBe(0);
    expect(await issuing().sandbox.phone.scan('1')).toMatchObject({
      ok: false,
      error: { kind: 'refused', statusCode: -1601 },
    });
  });

  it('breaks open connections, and no old TLS session is resumed', async () => {
    const { certificatePem, tls } = await issuing().issued();
    const kept = { ...tls, agent: new Agent({ keepAlive: true, maxCachedSessions: 10 }) };
    expect((await issuing().tradePoints('standard', kept)).StatusCode).toBe(0);
    issuing().sandbox.revoke(certificatePem);
    await expect(issuing().tradePoints('standard', kept)).rejects.toThrow();
    await expect(issuing().tradePoints('standard', kept)).rejects.toThrow(/alert certificate revoked/);
    kept.agent.destroy();
  });
});
