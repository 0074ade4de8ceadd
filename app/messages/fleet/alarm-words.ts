import type { LocalText } from '../../language/language.ts';
import type { AlarmKind } from '../../fleet/wire/messages.ts';
import type { ConsoleAlarm } from '../../fleet/console/standing.ts';

/** What each alarm says on the console. `{subject}`: which device, product or number it is about. */
export const alarmWords: Readonly<Record<AlarmKind | ConsoleAlarm | 'fleet-certificate' | 'other', LocalText>> = {
  'lost': { kk: 'Байланыс жоқ', ru: 'Нет связи', en: 'No connection' },
  'stopped': { kk: 'Өшірілген', ru: 'Выключен', en: 'Switched off' },
  'messages-missing': {
    kk: 'Жетпеген хабарлар: {subject}',
    ru: 'Не дошло сообщений: {subject}',
    en: 'Messages missing: {subject}',
  },
  'unreadable': {
    kk: 'Оқылмаған хабарлар: {subject}',
    ru: 'Непонятных сообщений: {subject}',
    en: 'Unreadable messages: {subject}',
  },
  'same-identity': {
    kk: 'Осы атпен екі автомат жұмыс істеп тұр',
    ru: 'Под этим именем работают два автомата',
    en: 'Two machines use this name',
  },
  'out-of-service': { kk: 'Сатпайды', ru: 'Не продаёт', en: 'Does not sell' },
  'acceptor': { kk: 'Банкнот қабылдағыш істемейді', ru: 'Купюроприёмник не работает', en: 'Bill acceptor down' },
  'relay': { kk: 'Беру релесі істемейді', ru: 'Реле выдачи не работает', en: 'Relay board down' },
  'sensor': { kk: 'Түсу датчигі істемейді', ru: 'Датчик выпадения не работает', en: 'Drop sensor down' },
  'printer': { kk: 'Принтер істемейді', ru: 'Принтер не работает', en: 'Printer down' },
  'paper-near-end': { kk: 'Қағаз таусылуға жақын', ru: 'Заканчивается бумага', en: 'Paper is running out' },
  'stock-low': { kk: 'Аз қалды[: {subject}]', ru: 'Мало товара[: {subject}]', en: 'Stock low[: {subject}]' },
  'stock-out': { kk: 'Тауар бітті[: {subject}]', ru: 'Закончился товар[: {subject}]', en: 'Sold out[: {subject}]' },
  'product-stuck': {
    kk: 'Тауар тұрып қалды[: {subject}]',
    ru: 'Застрял товар[: {subject}]',
    en: 'Product stuck[: {subject}]',
  },
  'certificate': { kk: 'Сертификат мерзімі таяу', ru: 'Истекает сертификат', en: 'Certificate expires' },
  'fleet-certificate': {
    kk: 'Парк сертификатының мерзімі таяу',
    ru: 'Истекает сертификат для парка',
    en: 'Certificate for the fleet expires',
  },
  'disk': { kk: 'Дискіде орын аз', ru: 'Мало места на диске', en: 'Disk nearly full' },
  'clock': { kk: 'Сағаты дұрыс емес', ru: 'Неверные часы', en: 'Clock is wrong' },
  'journal': { kk: 'Ақша журналы жазылмайды', ru: 'Журнал денег не пишется', en: 'Money journal fails' },
  'update': { kk: 'Жаңарту сәтсіз болды', ru: 'Обновление не удалось', en: 'Update failed' },
  'note-in-doubt': { kk: 'Күмәнді банкнот', ru: 'Сомнительная купюра', en: 'Note in doubt' },
  'restarts': { kk: 'Жиі қайта қосылады', ru: 'Часто перезапускается', en: 'Restarts too often' },
  'other': {
    kk: 'Дабыл «{alarm}»[: {subject}]',
    ru: 'Сигнал «{alarm}»[: {subject}]',
    en: 'Alarm “{alarm}”[: {subject}]',
  },
};
