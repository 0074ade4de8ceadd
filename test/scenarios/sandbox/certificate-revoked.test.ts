import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { withDesk } from './issuing-harness.ts';

const desk = withDesk();

describe('a revoked certificate', () => {
  it('ends every handshake with an alert, by serial number or as PEM, and nobody else’s', async () => {
    const [first, second, third] = [await desk().issued(), await desk().issued(), await desk().issued()];
    desk().sandbox.revoke(first.certificatePem);
    desk().sandbox.revoke(new X509Certificate(second.certificatePem).serialNumber.toLowerCase());
    for (const { tls } of [first, second]) {
      await expect(desk().tradePoints('standard', tls)).rejects.toThrow(/alert certificate revoked/);
      await expect(desk().tradePoints('enhanced', tls)).rejects.toThrow(/alert certificate revoked/);
    }
    expect((await desk().tradePoints('standard', third.tls)).StatusCode).toBe(0);
    expect(() => {
      desk().sandbox.revoke('my certificate');
    }).toThrow('this is neither a certificate in PEM form nor a serial number');
  });

  it('does not stop the phone, which has the one of the folder', async () => {
    const { tls } = await desk().issued();
    desk().sandbox.revoke(await readFile(desk().sandbox.files.clientCertificate, 'utf8'));
    expect((await desk().tradePoints('standard', tls)).StatusCode).toBe(0);
    expect(await desk().sandbox.phone.scan('1')).toMatchObject({
      ok: false,
      error: { kind: 'refused', statusCode: -1601 },
    });
  });

  it('breaks the connections that stand, and no old TLS session is taken up', async () => {
    const { certificatePem, tls } = await desk().issued();
    const kept = { ...tls, agent: new Agent({ keepAlive: true, maxCachedSessions: 10 }) };
    expect((await desk().tradePoints('standard', kept)).StatusCode).toBe(0);
    desk().sandbox.revoke(certificatePem);
    await expect(desk().tradePoints('standard', kept)).rejects.toThrow();
    await expect(desk().tradePoints('standard', kept)).rejects.toThrow(/alert certificate revoked/);
    kept.agent.destroy();
  });
});
