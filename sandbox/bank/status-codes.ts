/** The codes of appendix 3 that the sandbox answers, as corrected by kaspi-qr-facts (section 2). */
export const STATUS = {
  ok: 0,
  temporarilyUnavailable: -999,
  noClientCertificate: -10000,
  deviceNotFound: -1501,
  deviceNotActive: -1502,
  deviceInOtherTradePoint: -1503,
  purchaseNotFound: -1601,
  noTradePoints: -14000002,
  tradePointNotFound: -99000002,
  tradePointDisabled: 990000018,
  tradePointWithoutQr: 990000026,
  wrongAmount: 990000028,
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
]);

/** The specification's text of a code, or a plain one for codes that tests make up. */
export function statusText(statusCode: number): string {
  return TEXTS.get(statusCode) ?? `Ошибка ${String(statusCode)}`;
}
