import { expect, test } from 'vitest';
import { decodeEnvelope } from '../../../../main/payments/kaspi/codec.ts';
import { decodePurchaseStatus } from '../../../../main/payments/kaspi/purchase-status.ts';

function status(data: string): unknown {
  const envelope = decodeEnvelope(`{"StatusCode":0,"Data":${data}}`);
  const decoded = envelope.ok ? decodePurchaseStatus(envelope.value.data) : envelope;
  return decoded.ok ? decoded.value : 'unreadable';
}

test.each([
  ['{"Status":"Processed"}', { kind: 'processed' }],
  ['{"Status":"Processed","Amount":null}', { kind: 'processed' }],
  ['{"Status":"Processed","Amount":450.00}', { kind: 'processed', amountTiyn: 45_000 }],
  ['{"Status":"Processed","amount":"450.5"}', { kind: 'processed', amountTiyn: 45_050 }],
  ['{"Status":"Processed","Amount":4.5E+2}', { kind: 'processed', amountTiyn: 45_000 }],
  ['{"Status":"Processed","Amount":" 450.00 "}', { kind: 'processed', amountTiyn: 45_000 }],
  ['{"Status":"Processed","Amount":"450,00"}', 'unreadable'],
  ['{"Status":"Processed","Amount":""}', { kind: 'processed' }],
  ['{"Status":"Processed","Amount":"1,450"}', 'unreadable'],
  ['{"Status":"Processed","Amount":"4 50"}', 'unreadable'],
  ['{"Status":"Processed","Amount":450.005}', 'unreadable'],
  ['{"Status":"Processed","Amount":{"Value":450}}', 'unreadable'],
  ['{"Status":"Processed","Amount":0.00}', 'unreadable'],
  ['{"Status":"Processed","Amount":-450.00}', 'unreadable'],
  ['{"Status":"Processed","Amount":"450 KZT"}', 'unreadable'],
  ['{"Status":"Processed","Amount":450.00,"amount":1.00}', 'unreadable'],
  ['{"Status":"Wait","Amount":"450 KZT"}', { kind: 'scanned' }],
  ['{"Status":"QrTokenCreated","Amount":0}', { kind: 'created' }],
])('%s', (data, expected) => {
  expect(status(data)).toEqual(expected);
});
