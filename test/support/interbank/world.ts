import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { tlsMaterial } from '../../../sandbox/assemble.ts';
import { openPki } from '../../../sandbox/pki/store.ts';
import { baseOf, rewriting, WEB_TELLS } from '../payment-contract/sandbox-worlds.ts';
import type { OpenWorld, ServiceWorld } from '../payment-contract/world.ts';
import type { FakeClock } from '../fakes/fake-clock.ts';
import { INTERBANK, INTERBANK_ON_TOUCH, INTERBANK_QR } from './capabilities.ts';
import { interbankService } from './service.ts';
import { openInterbank } from './stand-in.ts';

/** The interbank QR against its stand-in. */
export const interbankWorld: OpenWorld = (clock) => worldUnder(INTERBANK, clock);

/** The same under a contract that forbids questions on a timer. */
export const interbankOnTouchWorld: OpenWorld = (clock) => worldUnder(INTERBANK_ON_TOUCH, clock);

async function worldUnder(capabilities: PaymentCapabilities, clock: FakeClock): Promise<ServiceWorld> {
  const dir = mkdtempSync(join(tmpdir(), 'sauda-interbank-'));
  const { files, material } = await openPki(dir, new Date(), []);
  const keyFile = join(dir, 'interbank-key');
  writeFileSync(keyFile, 'a-merchant-key\n', { mode: 0o600 });
  const standIn = await openInterbank(
    { host: '127.0.0.1', port: 0, tls: tlsMaterial(material), clock },
    'a-merchant-key',
  );
  const baseUrl = `https://localhost:${String(standIn.port)}/qr`;
  const names = {
    connect: 'find',
    create: 'create',
    find: 'find',
    status: 'status',
    cancel: 'cancel',
    details: 'status',
    refund: 'refund',
  } as const;
  const asked = (): readonly (string | null)[] => standIn.requests().map(({ operation }) => operation);
  return {
    name: 'Interbank QR',
    ...baseOf(
      interbankService({ baseUrl, keyFile, caFiles: [files.rootCa] }, capabilities),
      INTERBANK_QR,
      standIn.faults,
      names,
      asked,
    ),
    tells: {
      otherAmount: rewriting('amount', '"45.00"'),
      otherCurrency: rewriting('currency', '"USD"'),
      ...WEB_TELLS,
      endsAt: null,
    },
    pay: (id) => Promise.resolve(standIn.pay(id)),
    scanRefund: () => Promise.resolve(),
    failRefunds: () => undefined,
    books: () =>
      standIn.codes().map(({ amountTiyn, isPaid, number, returnedTiyn }) => ({
        id: number,
        dueTiyn: amountTiyn,
        paidTiyn: isPaid ? amountTiyn : 0,
        backTiyn: returnedTiyn,
      })),
    violations: () => [],
    close: async () => {
      await standIn.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
