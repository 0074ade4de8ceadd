import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';
import { BankHarness } from './bank-harness.ts';
import { PRICE } from './harness.ts';

const bank = withSandbox({
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'Магазин 1' },
        { id: 13, name: 'Магазин 2' },
      ],
    },
  ],
});

function here(): Extract<KaspiSettings, { scheme: 'enhanced' }> {
  const settings = bank.settings('enhanced');
  if (settings.scheme !== 'enhanced') throw new Error('another contract');
  return { ...settings, tradePointId: '12' };
}

/** Paid, nothing dispensed, and the power fails before the bank is asked. */
async function owing(): Promise<{ before: BankHarness; qrPaymentId: string }> {
  const before = await BankHarness.open(bank, here());
  const qrPaymentId = await before.buy(1);
  bank.sandbox.faults.next('payment/details', { kind: 'status', statusCode: -999 });
  await before.jam();
  expect(before.kinds()).not.toContain('refund-asked');
  return { before, qrPaymentId };
}

test('another name for the machine at the same trade point: the money is refunded', async () => {
  const { before, qrPaymentId } = await owing();
  const machine = await before.restart({ ...here(), deviceId: 'KIOSK-RENAMED' });
  expect(machine.givenBack(qrPaymentId)).toBe(PRICE);
  expect(machine.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE }]);
});

test('the machine cannot be registered at another trade point: the refund waits, and is carried out at the old one', async () => {
  const { before, qrPaymentId } = await owing();
  const machine = await before.restart({ ...here(), tradePointId: '13' });
  await machine.wait(60_000);
  expect(machine.givenBack(qrPaymentId)).toBe(0);
  expect(machine.ledger()).toMatchObject([{ state: 'unresolved', refundedTiyn: 0, owedTiyn: PRICE }]);
  const home = await machine.restart(here());
  expect(home.givenBack(qrPaymentId)).toBe(PRICE);
  expect(home.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('another trade point, with another name for the machine: the bank refuses, and the money is owed', async () => {
  const { before, qrPaymentId } = await owing();
  const machine = await before.restart({ ...here(), tradePointId: '13', deviceId: 'KIOSK-13' });
  expect(machine.givenBack(qrPaymentId)).toBe(0);
  expect(machine.ledger()).toMatchObject([
    { state: 'debt', refundedTiyn: 0, owedTiyn: PRICE, claimCode: expect.any(String) },
  ]);
  // Back at the old one nothing is given back a second time, whatever became of the debt in between.
  const home = await machine.restart(here());
  await home.wait(60_000);
  expect(home.givenBack(qrPaymentId)).toBe(0);
  expect(home.ledger()).toEqual(machine.ledger());
});

test('another certificate, the old one revoked: the money is refunded', async () => {
  const { before, qrPaymentId } = await owing();
  const { files } = bank.sandbox;
  const { certificatePem } = await bank.sandbox.issue(readFileSync(files.certificateRequest, 'utf8'));
  const certFile = join(bank.directory, 'renewed.cer');
  writeFileSync(certFile, certificatePem);
  // The old contract is no longer accepted; no test may follow.
  bank.sandbox.revoke(readFileSync(files.clientCertificate, 'utf8'));
  const machine = await before.restart({
    ...here(),
    certificate: { certFile, keyFile: files.clientKey, passphraseFile: files.passphrase },
  });
  expect(machine.givenBack(qrPaymentId)).toBe(PRICE);
  expect(machine.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});
