import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/server.ts';
import { withHarness } from './harness.ts';
import { envelope, present, temporaryFolder } from './support.ts';

const SECOND = '990140001234';
const ORGANISATIONS = [
  {
    bin: '180340021791',
    tradePoints: [
      { id: 12, name: 'Магазин 1' },
      { id: 13, name: 'Без QR', withoutQr: true },
      { id: 14, name: 'Закрыт', disabled: true },
      { id: 15, name: 'Без способов оплаты', withoutPaymentMethods: true },
    ],
  },
  { bin: SECOND, tradePoints: [{ id: 21, name: 'Киоск' }], apiKey: 'test_second', ownCertificate: true },
];
const harness = withHarness({ organisations: ORGANISATIONS });

async function ownTls(): Promise<RequestOptions> {
  const { clientCertificate, clientKey, passphrase } = present(harness().sandbox.files.own[SECOND]);
  return {
    ca: harness().tls.ca,
    cert: await readFile(clientCertificate),
    key: await readFile(clientKey),
    passphrase: (await readFile(passphrase, 'utf8')).trim(),
    agent: false,
  };
}

describe('several organisations', () => {
  it('are distinguished by their certificates in r2 and r3', async () => {
    const tls = await ownTls();
    const ask = async (scheme: 'standard' | 'enhanced', path: string): Promise<string> =>
      (await harness().send(scheme, path, { tls })).text;
    expect(await ask('standard', '/partner/tradepoints')).toContain('Киоск');
    expect((await harness().send('standard', '/partner/tradepoints')).text).toContain('Магазин 1');
    expect(await ask('enhanced', `/partner/tradepoints/${SECOND}`)).toContain('Киоск');
    expect(await ask('enhanced', '/partner/tradepoints/180340021791')).toContain('-14000002');
    // The certificate of r3 that was made for several organisations (1.3.3).
    expect((await harness().send('enhanced', `/partner/tradepoints/${SECOND}`)).text).toContain('Киоск');
  });

  it('are distinguished by their ApiKeys in r1', async () => {
    const second = await harness().send('lite', '/partner/tradepoints', { headers: { 'Api-Key': 'test_second' } });
    expect(second.text).toContain('Киоск');
    expect((await harness().send('lite', '/partner/tradepoints')).text).toContain('Магазин 1');
  });

  it('have the same certificates in the next run', async () => {
    const folder = await temporaryFolder();
    const certificate = async (): Promise<string> => {
      const sandbox = await startSandbox({ dir: folder.dir, organisations: ORGANISATIONS });
      const text = await readFile(present(sandbox.files.own[SECOND]).clientCertificate, 'utf8');
      await sandbox.close();
      return text;
    };
    const first = await certificate();
    expect(await certificate()).toBe(first);
    await folder.remove();
  });
});

describe('trade points', () => {
  const create = async (tradePointId: number, path: string): Promise<number> => {
    const token = await harness().register('lite', tradePointId);
    return harness().code(harness().post('lite', path, `"DeviceToken":"${token}","Amount":1.00`));
  };

  it.each(['/qr/create', '/qr/create-link'])('that cannot sell refuse %s', async (path) => {
    expect([await create(14, path), await create(15, path)]).toEqual([990000018, 990000033]);
  });

  it('without QR register no devices (990000026)', async () => {
    const answer = await harness().send('lite', '/device/register', { body: '{"DeviceId":"a","TradePointId":13}' });
    expect(envelope(answer).StatusCode).toBe(990000026);
  });
});
