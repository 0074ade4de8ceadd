import type { LocalText } from '../../language/language.ts';

/** The words of the door `home`. */
export const homeWords = {
  'sells': { kk: 'Автомат сатып тұр', ru: 'Автомат продаёт', en: 'The machine sells' },
  'sells.text': {
    kk: 'Мәзір ашық тұрғанда сатылым тоқтайды.',
    ru: 'Пока меню открыто, продажи остановлены.',
    en: 'Nothing is sold while this menu is open.',
  },
  'closed': { kk: 'Автомат сатпайды', ru: 'Автомат не продаёт', en: 'The machine does not sell' },
  'refresh': { kk: 'Жаңарту', ru: 'Обновить', en: 'Refresh' },
  'doors': { kk: 'Бөлімдер', ru: 'Разделы', en: 'Sections' },

  'payment': { kk: 'Төлем қызметі', ru: 'Платёжный сервис', en: 'Payment service' },
  'payment.text': { kk: '[Сауда нүктесі: {text}]', ru: '[Торговая точка: {text}]', en: '[Trade point: {text}]' },
  'relay': { kk: 'Беру релесі', ru: 'Реле выдачи', en: 'Relay board' },
  'relay.text': { kk: '', ru: '', en: '' },
  'sensor': { kk: 'Түсу датчигі', ru: 'Датчик выпадения', en: 'Drop sensor' },
  'sensor.text': { kk: '', ru: '', en: '' },
  'acceptor': { kk: 'Банкнот қабылдағыш', ru: 'Купюроприёмник', en: 'Bill acceptor' },
  'acceptor.text': { kk: '', ru: '', en: '' },
  'printer': { kk: 'Принтер', ru: 'Принтер', en: 'Printer' },
  'printer.text': { kk: '', ru: '', en: '' },
  'printer.attention': { kk: 'Қағаз таусылуға жақын', ru: 'Бумага заканчивается', en: 'The paper is running out' },
  'cassette': { kk: 'Кассета', ru: 'Кассета', en: 'Cassette' },
  'cassette.text': {
    kk: 'Банкнот: {count}, барлығы {amount}',
    ru: 'Купюр: {count}, всего {amount}',
    en: 'Notes: {count}, {amount} in all',
  },
  'stock': { kk: 'Тауар қоры', ru: 'Запас товаров', en: 'Stock' },
  'stock.text': {
    kk: 'Аз қалған не біткен тауарлар: {count}',
    ru: 'Товаров на исходе: {count}',
    en: 'Products low or out: {count}',
  },
  'debts': { kk: 'Ашық қарыздар', ru: 'Открытые долги', en: 'Open debts' },
  'debts.text': {
    kk: '[{count}, барлығы {amount}]',
    ru: '[{count}, всего {amount}]',
    en: '[{count}, {amount} in all]',
  },
  'clock': { kk: 'Сағат', ru: 'Часы', en: 'Clock' },
  'clock.text': {
    kk: '[Банктен айырмасы {count} с]',
    ru: '[Расхождение с банком {count} с]',
    en: '[{count} s off the bank]',
  },
  'journal': { kk: 'Ақша журналы', ru: 'Журнал денег', en: 'Money journal' },
  'journal.text': { kk: '[Жазба: {count}]', ru: '[Записей: {count}]', en: '[Entries: {count}]' },
  'version': { kk: 'Нұсқа', ru: 'Версия', en: 'Version' },
  'version.text': { kk: '[{text}]', ru: '[{text}]', en: '[{text}]' },
  'since': { kk: 'Қосылған уақыты', ru: 'Работает с', en: 'Running since' },
  'since.text': { kk: '[{time}]', ru: '[{time}]', en: '[{time}]' },
} satisfies Readonly<Record<string, LocalText>>;
