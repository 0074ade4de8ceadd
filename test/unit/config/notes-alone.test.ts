import { describe, expect, test } from 'vitest';
import { CCNET, fileWith, FINE, LCUS, read, SIMULATED } from './config-file.ts';

/** A machine without a payment service; its settings of `payment` are these. */
function notesAlone(peripherals: readonly string[], payment = '{ cash: {} }'): string {
  return fileWith(peripherals).replace(/payment:[^]*(?=\nperipherals:)/, `payment: ${payment}`);
}

const SIMULATED_ACCEPTOR = 'billAcceptor: { driver: simulated }';

test('notes are a payment method', () => {
  expect(read(notesAlone([LCUS, CCNET]))).toEqual(FINE);
  expect(read(notesAlone([LCUS, CCNET], '{ cash: { change: donate } }'))).toEqual(FINE);
});

describe('without a payment method', () => {
  test.each([
    [
      'payment is empty',
      '{}',
      'payment',
      'no way to pay: configure a payment service such as payment.kaspi, or payment.cash',
    ],
    ['nothing takes the notes', '{ cash: {} }', 'payment.cash', 'configure peripherals.billAcceptor, or a payment'],
  ])('%s: the file is refused, and the sentence names the remedy', (_what, payment, key, detail) => {
    expect(read(notesAlone([LCUS], payment))).toMatchObject({ key, detail: expect.stringContaining(detail) });
  });

  test('an acceptor alone is not a payment method', () => {
    expect(read(notesAlone([LCUS, CCNET], '{}'))).toMatchObject({ key: 'payment' });
  });
});

test.each(['apiPay', 'byFly'])('%s without its address is named, with its line', (service) => {
  expect(read(notesAlone([LCUS, CCNET], `\n  ${service}: {}`))).toMatchObject({
    key: `payment.${service}.baseUrl`,
    line: '3',
    detail: 'missing (expected string)',
  });
});

describe('what is simulated and what is real', () => {
  test.each([
    ['real notes buy no simulated product', [SIMULATED, CCNET], 'peripherals.billAcceptor'],
    ['simulated notes buy no real product', [LCUS, SIMULATED_ACCEPTOR], 'peripherals.billAcceptor.driver'],
    [
      'real notes, and a printer that prints nothing',
      [LCUS, CCNET, 'printer: { driver: simulated }'],
      'peripherals.printer.driver',
    ],
  ])('%s', (_what, peripherals, key) => {
    expect(read(notesAlone(peripherals))).toMatchObject({ key });
  });

  test('everything may be simulated', () => {
    expect(read(notesAlone([SIMULATED, SIMULATED_ACCEPTOR]))).toEqual(FINE);
  });
});
