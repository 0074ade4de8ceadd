/**
 * The codes of appendix 3 that the sandbox answers, with the recognised text's superfluous zeros taken out. -1401, -1404,
 * 99000010, 990000029, 990000031 and 990000032 stand in the lists of the remote methods (4.6) and are described nowhere:
 * their meanings here are ours.
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
 * Codes of our own for requests that break section 2.1; the specification describes no answer to them. They equal the
 * negated HTTP status that comes with them, so that nobody mistakes them for the bank's.
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
  // Meanings of our own from here on.
  [STATUS.phoneNumberMalformed, 'Неверный формат номера телефона'],
  [STATUS.clientNotFound, 'Клиент с таким номером телефона не найден'],
  [STATUS.tooManyInvoices, 'Слишком много неоплаченных счетов'],
  [STATUS.tooManyLookUps, 'Слишком много запросов, попробуйте позже'],
  [STATUS.clientHidden, 'Клиент запретил поиск по номеру телефона'],
  [STATUS.clientWithoutInvoices, 'Клиент не принимает счета на оплату'],
]);

/** The specification's text of a code, or a plain one for codes that tests make up. */
export function statusText(statusCode: number): string {
  return TEXTS.get(statusCode) ?? `Ошибка ${String(statusCode)}`;
}
