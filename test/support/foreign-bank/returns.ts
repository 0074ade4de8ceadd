import type { Books, Call, Outcome } from './books.ts';
import { OK, tradePointOf, UNKNOWN_DEVICE } from './books.ts';
import { Digits, type Json } from './json.ts';
import { amountOf, tiynOf } from './money.ts';
import type { Purchase } from './purchases.ts';
import { QrReturn } from './qr-returns.ts';

/** Beyond what a double can hold, and an Int64 all the same. */
const FIRST_RETURN_ID = 9_007_199_254_740_993n;
const FIRST_OPERATION_ID = 9_107_199_254_740_993n;
const MOST_OPERATIONS = 10;

const UNKNOWN_PURCHASE: Outcome = { code: '-1601', message: 'Покупка не найдена' };
const NO_SUCH_PURCHASE: Outcome = { code: '-99000001', message: 'Покупка с заданным идентификатором не найдена' };
const OTHER_TRADE_POINT: Outcome = {
  code: '-99000003',
  message: 'Торговая точка покупки не соответствует текущему устройству',
};
const ABOVE: Outcome = { code: '-99000005', message: 'Сумма возврата не может превышать сумму покупки' };
const WRONG_STATUS: Outcome = {
  code: '-99000011',
  message: 'Невозможно вернуть покупку (несоответствующий статус покупки)',
};

/** `return/create` (3.4.1). */
export function createReturn({ text }: Call, books: Books): Outcome {
  const tradePointId = tradePointOf(books, text('DeviceToken'));
  if (tradePointId === null) return UNKNOWN_DEVICE;
  const { dialect, returnTimeouts } = books;
  const qrReturnId = String(FIRST_RETURN_ID + BigInt(books.returns.length));
  const qrToken = dialect.qrToken(qrReturnId);
  const externalId = text('ExternalId');
  const intervalMs = returnTimeouts.pollingS * 1_000;
  books.returns.push(
    new QrReturn({ qrReturnId, qrToken, externalId: externalId === '' ? null : externalId, tradePointId, intervalMs }),
  );
  return {
    ...OK,
    data: {
      QrToken: qrToken,
      ExpireDate: dialect.expireDate,
      QrReturnId: new Digits(qrReturnId),
      QrReturnBehaviorOptions: {
        QrCodeScanEventPollingInterval: new Digits(String(returnTimeouts.pollingS)),
        QrCodeScanWaitTimeout: new Digits(String(returnTimeouts.scanS)),
      },
    },
  };
}

/** `return/status` (3.4.2). */
export function tellReturn({ rest, askedAtMs }: Call, books: Books, complain: (what: string) => void): Outcome {
  const found = books.returns.find(({ qrReturnId }) => qrReturnId === rest);
  if (found === undefined) {
    complain(`return/status/${rest}: no such return`);
    return UNKNOWN_PURCHASE;
  }
  for (const what of found.checkPoll(askedAtMs)) complain(what);
  return { ...OK, data: { Status: found.tell(askedAtMs) } };
}

/** `return/operations` (3.4.3): the latest purchases of the customer who scanned, the newest first. */
export function listOperations({ text, number }: Call, books: Books, complain: (what: string) => void): Outcome {
  const id = number('QrReturnId');
  const found = books.returns.find(({ qrReturnId }) => qrReturnId === id);
  const phone = found?.knownPhone ?? null;
  if (found === undefined || phone === null) {
    complain(`return/operations of ${id}: nobody is known to have scanned it`);
    return UNKNOWN_PURCHASE;
  }
  if (tradePointOf(books, text('DeviceToken')) !== found.tradePointId) return UNKNOWN_PURCHASE;
  const most = number('MaxResult');
  const own = books.purchases.filter((purchase) => purchase.phone === phone && purchase.status === 'Processed');
  const listed = own.toReversed().slice(0, most === '' ? MOST_OPERATIONS : Number(most));
  return { ...OK, data: listed.map((purchase) => operation(purchase, books)) };
}

function operation({ qrPaymentId, priceTiyn }: Purchase, { dialect }: Books): Json {
  return {
    QrPaymentId: new Digits(qrPaymentId),
    TransactionDate: dialect.transactionDate,
    Amount: amountOf(priceTiyn, dialect.shortAmounts),
  };
}

/** `payment/details` (3.4.4). */
export function tellDetails({ text, number }: Call, books: Books): Outcome {
  const id = number('QrPaymentId');
  const purchase = books.purchases.find(({ qrPaymentId }) => qrPaymentId === id);
  if (purchase === undefined) return UNKNOWN_PURCHASE;
  if (purchase.tradePointId !== tradePointOf(books, text('DeviceToken'))) return UNKNOWN_PURCHASE;
  const { dialect } = books;
  return {
    ...OK,
    data: {
      QrPaymentId: new Digits(id),
      TotalAmount: amountOf(purchase.priceTiyn, dialect.shortAmounts),
      AvailableReturnAmount: amountOf(purchase.tellRest(), dialect.shortAmounts),
      TransactionDate: dialect.transactionDate,
    },
  };
}

/** What is wrong with asking for money back, whether the request gets as far as the books or not. */
export function checkReturn({ number }: Call, books: Books): string[] {
  const id = number('QrPaymentId');
  const purchase = books.purchases.find(({ qrPaymentId }) => qrPaymentId === id);
  if (purchase === undefined) return [`payment/return of ${id}: no such purchase`];
  const phone = books.returns.find(({ qrReturnId }) => qrReturnId === number('QrReturnId'))?.knownPhone ?? null;
  const whose =
    phone === purchase.phone ? [] : [`payment/return of ${id}: it is not known to be the purchase of whoever scanned`];
  return [...whose, ...purchase.checkReturn(tiynOf(number('Amount')))];
}

/** `payment/return` (3.4.5). */
export function giveBack({ text, number }: Call, books: Books): Outcome {
  const tradePointId = tradePointOf(books, text('DeviceToken'));
  if (tradePointId === null) return UNKNOWN_DEVICE;
  const id = number('QrPaymentId');
  const purchase = books.purchases.find(({ qrPaymentId }) => qrPaymentId === id);
  if (purchase === undefined) return NO_SUCH_PURCHASE;
  if (purchase.tradePointId !== tradePointId) return OTHER_TRADE_POINT;
  const found = books.returns.find(({ qrReturnId }) => qrReturnId === number('QrReturnId'));
  if (found?.knownPhone !== purchase.phone) return NO_SUCH_PURCHASE;
  if (purchase.status !== 'Processed') return WRONG_STATUS;
  const amountTiyn = tiynOf(number('Amount'));
  if (amountTiyn > purchase.restTiyn) return ABOVE;
  const operationId = FIRST_OPERATION_ID + BigInt(books.purchases.flatMap(({ givenBack }) => givenBack).length);
  purchase.giveBack(amountTiyn, found.qrReturnId);
  return { ...OK, data: { ReturnOperationId: new Digits(String(operationId)) } };
}
