import type { LocalText } from '../../language/language.ts';
import type { FleetEvent } from '../../fleet/wire/messages.ts';

/** One line for each event of a machine. */
export const eventWords: Readonly<Record<FleetEvent['kind'], LocalText>> = {
  'started': { kk: 'Қосылды, нұсқа {version}', ru: 'Запущен, версия {version}', en: 'Started, version {version}' },
  'power-cut': { kk: 'Қуат кенет үзілді', ru: 'Внезапно пропало питание', en: 'The power was cut' },
  'alarm': { kk: 'Дабыл: {alarm}', ru: 'Сигнал: {alarm}', en: 'Alarm: {alarm}' },
  'alarm-end': { kk: 'Дабыл бітті: {alarm}', ru: 'Сигнал снят: {alarm}', en: 'Alarm over: {alarm}' },
  'debt-opened': {
    kk: 'Қарыз {amount}, код {code}',
    ru: 'Долг {amount}, код {code}',
    en: 'Debt {amount}, code {code}',
  },
  'debt-closed': { kk: 'Қарыз жабылды: {amount}', ru: 'Долг закрыт: {amount}', en: 'Debt closed: {amount}' },
  'doubt-opened': {
    kk: 'Күмәнді ақша[: {amount}]',
    ru: 'Сомнительные деньги[: {amount}]',
    en: 'Money in doubt[: {amount}]',
  },
  'doubt-closed': {
    kk: 'Күмән шешілді[: {amount}]',
    ru: 'Сомнение снято[: {amount}]',
    en: 'Doubt settled[: {amount}]',
  },
  'orphan': {
    kk: 'Иесіз ақша[: {amount}]',
    ru: 'Деньги без продажи[: {amount}]',
    en: 'Money without a sale[: {amount}]',
  },
  'collected': {
    kk: 'Инкассация: {amount}, банкнот: {count}',
    ru: 'Инкассация: {amount}, купюр: {count}',
    en: 'Collected: {amount}, notes: {count}',
  },
  'collection-counted': {
    kk: 'Саналды: {amount}, болуы керек: {expected}',
    ru: 'Посчитано: {amount}, должно быть: {expected}',
    en: 'Counted: {amount}, expected: {expected}',
  },
  'day': {
    kk: '{day} қорытындысы: {amount}, сатылым: {count}',
    ru: 'Итог за {day}: {amount}, продаж: {count}',
    en: 'Total of {day}: {amount}, sales: {count}',
  },
  'command': { kk: '{command}: {outcome}', ru: '{command}: {outcome}', en: '{command}: {outcome}' },
  'dropped': {
    kk: 'Орын жетпей өшірілген хабарлар: {count}',
    ru: 'Удалено сообщений из-за нехватки места: {count}',
    en: 'Messages dropped for lack of room: {count}',
  },
};
