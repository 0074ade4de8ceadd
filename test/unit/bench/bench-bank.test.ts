import { expect, test } from 'vitest';
import type { SandboxPurchase, SandboxReturn, ToSandbox } from '../../../app/ipc/sandbox-process.ts';
import { BenchBank } from '../../../main/bench/bench-bank.ts';
import type { SandboxLink, SandboxNews } from '../../../main/compose/sandbox-keeper.ts';

const PURCHASE: SandboxPurchase = {
  id: '15',
  kind: 'qr',
  status: 'Processed',
  cause: null,
  amountTiyn: 25_000,
  externalId: null,
  deviceId: 'K-12',
  tradePointId: '12',
  qrToken: 'token',
  customer: 'customer',
  returnedTiyn: 0,
  createdAtMs: 1_000,
};
const RETURN: SandboxReturn = {
  id: '77',
  status: 'QrTokenCreated',
  customer: null,
  externalId: null,
  deviceId: 'K-12',
  qrToken: 'back',
  createdAtMs: 2_000,
};

function bench() {
  const sent: ToSandbox[] = [];
  let tell: (news: SandboxNews) => void = () => undefined;
  const link: SandboxLink = {
    send: (message) => sent.push(message),
    onNews: (listener) => {
      tell = listener;
    },
  };
  const bank = new BenchBank(link, () => undefined);
  tell({ kind: 'purchases', purchases: [PURCHASE] });
  return { bank, sent, tell };
}

test('without a refund the phone scans the purchase', () => {
  const { bank, sent } = bench();
  bank.phone('scan');
  expect(sent).toEqual([{ kind: 'phone', action: 'scan', qrPaymentId: '15' }]);
});

test('while the kiosk shows the QR of a refund the phone scans that; the other buttons still act on the purchase', () => {
  const { bank, sent, tell } = bench();
  tell({ kind: 'returns', returns: [RETURN] });
  expect(bank.view().purchase).toEqual({ qrPaymentId: '15', status: 'RefundQr', amountTiyn: 25_000 });
  bank.phone('scan');
  bank.phone('decline');
  expect(sent).toEqual([
    { kind: 'scan-return', qrReturnId: '77' },
    { kind: 'phone', action: 'decline', qrPaymentId: '15' },
  ]);
});

test('of two refund QRs the kiosk shows the newer one', () => {
  const { bank, sent, tell } = bench();
  tell({ kind: 'returns', returns: [RETURN, { ...RETURN, id: '79' }] });
  bank.phone('scan');
  expect(sent).toEqual([{ kind: 'scan-return', qrReturnId: '79' }]);
});

test('a scanned refund, and one older than the current purchase, are not scanned', () => {
  const { bank, sent, tell } = bench();
  tell({ kind: 'returns', returns: [{ ...RETURN, status: 'CustomerIdentityObtained' }] });
  expect(bank.view().purchase?.status).toBe('Processed');
  bank.phone('scan');
  tell({ kind: 'returns', returns: [RETURN] });
  tell({
    kind: 'purchases',
    purchases: [PURCHASE, { ...PURCHASE, id: '17', status: 'QrTokenCreated', createdAtMs: 3_000 }],
  });
  expect(bank.view().purchase?.status).toBe('QrTokenCreated');
  bank.phone('scan');
  expect(sent).toMatchObject([{ qrPaymentId: '15' }, { qrPaymentId: '17' }]);
});

test('the reason why the phone cannot scan is shown', () => {
  const { bank, tell } = bench();
  tell({ kind: 'return-answer', qrReturnId: '77', problem: 'the QR token has expired' });
  expect(bank.view().notice).toBe('the QR token has expired');
});

test('an invoice on the telephone is paid or rejected there, and the next code takes its place', () => {
  const { bank, sent, tell } = bench();
  tell({ kind: 'invoices', invoices: [{ id: '901', status: 'pending', amountTiyn: 30_000 }] });
  expect(bank.view().purchase).toEqual({ qrPaymentId: '901', status: 'invoice pending', amountTiyn: 30_000 });
  bank.phone('scan');
  bank.phone('confirm');
  bank.phone('decline');
  expect(sent).toEqual([
    { kind: 'invoice', action: 'pay', invoiceId: '901' },
    { kind: 'invoice', action: 'reject', invoiceId: '901' },
  ]);
  // A change of the earlier purchase brings its code not back, another purchase does.
  tell({ kind: 'purchases', purchases: [{ ...PURCHASE, returnedTiyn: 5 }] });
  expect(bank.view().purchase).toMatchObject({ qrPaymentId: '901' });
  tell({ kind: 'purchases', purchases: [PURCHASE, { ...PURCHASE, id: '16', status: 'QrTokenCreated' }] });
  expect(bank.view().purchase).toMatchObject({ qrPaymentId: '16', status: 'QrTokenCreated' });
});

test('a request to the invoice service is in the list', () => {
  const { bank, tell } = bench();
  const entry = { atMs: 0, http: 'POST', path: '/api/invoices', httpStatus: 201, durationMs: 4.2 };
  tell({ kind: 'service-request', entry });
  tell({ kind: 'service-request', entry: { ...entry, httpStatus: null } });
  expect(bank.view().requests).toEqual([
    { at: '00:00:00', line: 'POST /api/invoices → no answer · 4 ms', ok: false },
    { at: '00:00:00', line: 'POST /api/invoices → 201 · 4 ms', ok: true },
  ]);
});
