import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';
import { paid, value } from '../../support/sandbox/method-proofs.ts';

const harness = withSandbox();
const order = { externalId: 'order-1', amountTiyn: tiyn(45_000) };
const METHODS = '"PaymentMethods":["Gold","Red","Loan"]';

function reworded(find: string, put: string): Fault {
  return { kind: 'reworded', find, put };
}

async function connected(): Promise<KaspiProvider> {
  const provider = harness.provider();
  expect((await provider.connect()).ok).toBe(true);
  return provider;
}

test.each([
  ['twelve methods', METHODS, '"PaymentMethods":["Gold","Red","Loan","A","B","C","D","E","F","G","H","I"]', 10],
  ['methods as objects', METHODS, '"PaymentMethods":[{"Name":"Gold"},"Red",null,5]', 1],
  ['a method of a thousand letters', METHODS, `"PaymentMethods":["${'x'.repeat(1000)}","Gold"]`, 1],
  ['no methods', METHODS, '"PaymentMethods":[]', 0],
  ['methods that are nothing', METHODS, '"PaymentMethods":null', 0],
  ['methods deep inside one another', METHODS, `"PaymentMethods":${'['.repeat(40)}"Gold"${']'.repeat(40)}`, 0],
  ['methods as a word', METHODS, '"PaymentMethods":"Gold"', 0],
  ['methods told twice', METHODS, `${METHODS},"paymentMethods":[]`, 0],
  ['a second spelling of a name nobody needs', METHODS, `${METHODS},"x":1,"X":2`, 3],
  ['a second spelling with the same value', '"StatusCode":0', '"StatusCode":0,"statuscode":0', 3],
  ['a second spelling with nothing in it', '"QrPaymentId":', '"qrPaymentId":null,"QrPaymentId":', 3],
  ['a second spelling that only adds zeros', '"StatusCode":0', '"StatusCode":0,"statusCode":0.00', 3],
  ['a message told twice', '"Message":"OK"', '"Message":"OK","message":"Fine"', 3],
  ['a message that is no text', '"Message":"OK"', '"Message":{"ru":"OK"}', 3],
  ['options as a list', '"QrPaymentBehaviorOptions":{', '"QrPaymentBehaviorOptions":[],"Other":{', 3],
  ['a code with an exponent', '"StatusCode":0', '"StatusCode":0E+0', 3],
  ['a code with decimals', '"StatusCode":0', '"StatusCode":0.0', 3],
  ['a code below nothing', '"StatusCode":0', '"StatusCode":-0.00', 3],
])('qr/create with %s opens the purchase', async (_what, find, put, methods) => {
  const provider = await connected();
  harness.sandbox.faults.next('qr/create', reworded(find, put));
  const created = await provider.createPurchase(order);
  expect(created).toMatchObject({ ok: true, value: { qrPaymentId: harness.sandbox.purchases().at(-1)?.id } });
  expect(created.ok && created.value.methods.length).toBe(methods);
});

test.each([
  ['a number told twice, differently', '"QrPaymentId":', '"qrPaymentId":15,"QrPaymentId":'],
  ['no number', '"QrPaymentId":', '"PaymentNumber":'],
  ['two codes', '"StatusCode":0', '"StatusCode":-999,"statusCode":0'],
])('qr/create with %s is refused', async (_what, find, put) => {
  const provider = await connected();
  harness.sandbox.faults.next('qr/create', reworded(find, put));
  expect(await provider.createPurchase(order)).toMatchObject({ ok: false, error: { action: 'retry' } });
});

test.each(['.0', '.000'])('a purchase number ending in %s is read to the last digit', async (decimals) => {
  const provider = await connected();
  const id = String(BigInt(harness.sandbox.purchases().at(-1)?.id ?? '0') + 2n);
  harness.sandbox.faults.next('qr/create', [
    reworded(`"QrPaymentId":${id}`, `"QrPaymentId":9223372036854775807${decimals}`),
  ]);
  const created = await provider.createPurchase(order);
  expect(created).toMatchObject({ ok: true, value: { qrPaymentId: '9223372036854775807' } });
});

test('a purchase number with an exponent may have lost its last digits: refused', async () => {
  const provider = await connected();
  const id = String(BigInt(harness.sandbox.purchases().at(-1)?.id ?? '0') + 2n);
  const rounded = `${id.slice(0, 1)}.${id.slice(1, -2)}E+${String(id.length - 1)}`;
  harness.sandbox.faults.next('qr/create', reworded(id, rounded));
  expect(await provider.createPurchase(order)).toMatchObject({ ok: false });
  expect(harness.sandbox.purchases().at(-1)?.id).toBe(id);
});

test.each([
  ['"Status":"Wait","status":"Processed"', false],
  ['"Status":"Processed","status":"Wait"', false],
  ['"Status":"Processed","Status":"Wait"', false],
  ['"Status":"Processed","STATUS":"Processed","Extra":1,"extra":2', true],
])('a status that is %s', async (put, isPaid) => {
  const provider = await connected();
  const created = value(await provider.createPurchase(order));
  harness.sandbox.faults.next('payment/status', reworded('"Status":"QrTokenCreated"', put));
  const status = await provider.purchaseStatus(created.qrPaymentId);
  expect(status.ok && status.value.kind === 'processed').toBe(isPaid);
});

test.each([
  ['a null amount', '"Amount":450.00', '"Amount":null'],
  ['an amount with an exponent', '"Amount":450.00', '"Amount":4.5E+2'],
  ['an amount in words', '"Amount":450.00', '"Amount":"450 KZT"'],
  ['an amount in thousandths', '"Amount":450.00', '"Amount":450.001'],
  ['an amount deep inside', '"Amount":450.00', `"Amount":${'{"Value":'.repeat(20)}450${'}'.repeat(20)}`],
  ['a date told twice', '"Amount":450.00', '"Amount":450.00,"transactiondate":1'],
  ['an entry that is none', '"Data":[', '"Data":[null,7,{"QrPaymentId":null,"Amount":1.00},'],
])('the purchases of a phone with %s still hold the one that is looked for', async (_what, find, put) => {
  const { client, token } = await harness.registered('standard');
  const { phone } = harness.sandbox;
  const qrPaymentId = await paid({ scheme: 'standard', phone, client, token }, order.amountTiyn);
  const { qrReturnId } = value(await client.createReturn(token));
  expect((await phone.scanReturn(qrReturnId)).ok).toBe(true);
  harness.sandbox.faults.next('return/operations', reworded(find, put));
  const listed = value(await client.returnOperations(token, qrReturnId));
  expect(listed.map((one) => one.qrPaymentId)).toContain(qrPaymentId);
});

test('details with an exponent decide, details that contradict themselves do not', async () => {
  const { client, token } = await harness.registered('standard');
  const { phone } = harness.sandbox;
  const qrPaymentId = await paid({ scheme: 'standard', phone, client, token }, order.amountTiyn);
  harness.sandbox.faults.next('payment/details', reworded('450.00', '4.5E+2'));
  expect(await client.paymentDetails(token, qrPaymentId)).toMatchObject({
    ok: true,
    value: { totalTiyn: 45_000, refundableTiyn: 45_000 },
  });
  harness.sandbox.faults.next('payment/details', reworded('"TotalAmount"', '"totalAmount":1.00,"TotalAmount"'));
  expect(await client.paymentDetails(token, qrPaymentId)).toMatchObject({ ok: false });
  harness.sandbox.faults.next(
    'payment/details',
    reworded('"AvailableReturnAmount":450.00', '"AvailableReturnAmount":null'),
  );
  expect(await client.paymentDetails(token, qrPaymentId)).toMatchObject({ ok: false });
  harness.sandbox.faults.next(
    'payment/details',
    reworded('"AvailableReturnAmount":450.00', '"AvailableReturnAmount":450.01'),
  );
  expect(await client.paymentDetails(token, qrPaymentId)).toMatchObject({ ok: false });
});

test('a trade point with an unreadable id beside a valid one: the configured one is registered, without a guess', async () => {
  const odd = reworded('"Data":[', '"Data":[{"TradePointId":"A-1","TradePointName":"Odd"},');
  harness.sandbox.faults.next('partner/tradepoints', odd, 2);
  const chosen = harness.provider({ ...harness.standard(), tradePointId: '12', deviceId: 'ODD-1' });
  expect(await chosen.connect()).toMatchObject({ ok: true, value: { tradePoint: 'Магазин 1 (Ауэзова, 65)' } });
  const open = harness.provider({ ...harness.standard(), deviceId: 'ODD-2' });
  expect(await open.connect()).toMatchObject({ ok: false, error: { problem: { reason: 'trade-point-choice' } } });
});

test('no trade point can be read: the configured one is registered without a name', async () => {
  harness.sandbox.faults.next('partner/tradepoints', reworded('"TradePointId":12', '"TradePointId":null'), 2);
  const chosen = harness.provider({ ...harness.standard(), tradePointId: '12', deviceId: 'ODD-3' });
  expect(await chosen.connect()).toMatchObject({ ok: true, value: { tradePoint: null } });
  const open = harness.provider({ ...harness.standard(), deviceId: 'ODD-4' });
  expect(await open.connect()).toMatchObject({ ok: false, error: { problem: { reason: 'server-answer-invalid' } } });
});
