/**
 * The codes of appendix 3 that the sandbox answers, without the superfluous zeros of the scanned text. -1401, -1404,
 * 99000010, 990000029, 990000031 and 990000032 occur in the lists of the remote methods (4.6) without a description;
 * the meanings here are assumed.
 */
export const STATUS = {
  ok: 0,
  temporarilyUnavailable: -999,
  noClientCertificate: -10000,
  deviceNotFound: -1501,
  deviceNotActive: -1502,
  deviceInOtherTradePoint: -1503,
  purchaseNotFound: -1601,
  phoneNumberMalformed: -1401,
  clientNotFound: -1404,
  noTradePoints: -14000002,
  returnPurchaseNotFound: -99000001,
  tradePointNotFound: -99000002,
  otherTradePoint: -99000003,
  returnAboveRest: -99000005,
  returnFailed: -99000006,
  notReturnable: -99000011,
  partialReturnImpossible: -99000020,
  tooManyInvoices: 99000010,
  tradePointDisabled: 990000018,
  tradePointWithoutQr: 990000026,
  wrongAmount: 990000028,
  tooManyLookUps: 990000029,
  clientHidden: 990000031,
  clientWithoutInvoices: 990000032,
  noPaymentMethod: 990000033,
} as const;

/**
 * The sandbox's own codes for requests that break section 2.1, whose answer the specification does not describe. Each
 * is the negated HTTP status of its answer, so that it cannot be mistaken for one of the bank's.
 */
export const REQUEST_STATUS = {
  badRequest: -400,
  unknownMethod: -404,
  wrongHttpMethod: -405,
  tooLarge: -413,
  notJson: -415,
} as const;

/** Texts of appendix 3. */
const TEXTS: ReadonlyMap<number, string> = new Map<number, string>([
  [STATUS.ok, 'OK'],
  [STATUS.temporarilyUnavailable, 'Сервис временно недоступен'],
  [STATUS.noClientCertificate, 'Отсутствует сертификат клиента'],
  [STATUS.deviceNotFound, 'Устройство с заданным идентификатором не найдено'],
  [STATUS.deviceNotActive, 'Устройство не активно (отключено или удалено)'],
  [STATUS.deviceInOtherTradePoint, 'Устройство уже добавлено в другую торговую точку'],
  [STATUS.purchaseNotFound, 'Покупка не найдена'],
  [STATUS.noTradePoints, 'Отсутствуют торговые точки, необходимо создать торговую точку в приложении Kaspi Pay'],
  [STATUS.tradePointNotFound, 'Торговая точка не найдена'],
  [STATUS.tradePointDisabled, 'Торговая точка отключена'],
  [STATUS.tradePointWithoutQr, 'Торговая точка не принимает оплату с QR'],
  [STATUS.wrongAmount, 'Указана неверная сумма операции'],
  [STATUS.noPaymentMethod, 'Нет доступных методов оплаты'],
  [STATUS.returnPurchaseNotFound, 'Покупка с заданным идентификатором не найдена'],
  [STATUS.otherTradePoint, 'Торговая точка покупки не соответствует текущему устройству'],
  [STATUS.returnAboveRest, 'Сумма возврата не может превышать сумму покупки'],
  [STATUS.returnFailed, 'Ошибка возврата, необходимо попробовать еще раз и при повторении ошибки обратиться в банк'],
  [STATUS.notReturnable, 'Невозможно вернуть покупку (несоответствующий статус покупки)'],
  [STATUS.partialReturnImpossible, 'Частичный возврат невозможен'],
  // The meanings below are assumed.
  [STATUS.phoneNumberMalformed, 'Неверный формат номера телефона'],
  [STATUS.clientNotFound, 'Клиент с таким номером телефона не найден'],
  [STATUS.tooManyInvoices, 'Слишком много неоплаченных счетов'],
  [STATUS.tooManyLookUps, 'Слишком много запросов, попробуйте позже'],
  [STATUS.clientHidden, 'Клиент запретил поиск по номеру телефона'],
  [STATUS.clientWithoutInvoices, 'Клиент не принимает счета на оплату'],
]);

/** The specification's text of a code, or a general one for an unknown code. */
export function statusText(statusCode: number): string {
  return TEXTS.get(statusCode) ?? `Ошибка ${String(statusCode)}`;
}
