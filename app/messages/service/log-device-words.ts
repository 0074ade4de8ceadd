import type { LocalText } from '../../language/language.ts';

/** What happened to a device, in the words of the door `log`. */
export const logDeviceWords = {
  'guardian-failed': {
    kk: 'Реле күзетшісі іске қосылмады',
    ru: 'Сторож реле не работает',
    en: 'The relay guardian failed',
  },
  'relay-ready': { kk: 'Реле қосылды', ru: 'Реле подключено', en: 'The relay board is connected' },
  'relay-not-seen-moving': {
    kk: 'Реленің жұмысын ешкім көрген жоқ',
    ru: 'Работу реле ещё никто не видел',
    en: 'Nobody has seen the relay move',
  },
  'relay-seen-moving': {
    kk: 'Реленің жұмысын адам көрді',
    ru: 'Работу реле видел человек',
    en: 'A person has seen the relay move',
  },
  'channel-test': { kk: 'Арна тексеріліп жатыр', ru: 'Проверяем канал', en: 'A channel is being tried' },
  'channel-test-done': { kk: 'Арна тексерілді', ru: 'Канал проверен', en: 'A channel was tried' },
  'channel-test-failed': {
    kk: 'Арна тексерілмеді',
    ru: 'Проверка канала не удалась',
    en: 'The trial of a channel failed',
  },
  'relay-lost': { kk: 'Релемен байланыс үзілді', ru: 'Связь с реле потеряна', en: 'The relay board is lost' },
  'sensor-ready': { kk: 'Түсу датчигі жұмыс істейді', ru: 'Датчик выпадения работает', en: 'The drop sensor works' },
  'sensor-lost': {
    kk: 'Түсу датчигі жұмыс істемейді',
    ru: 'Датчик выпадения не работает',
    en: 'The drop sensor does not work',
  },
  'printer-ready': { kk: 'Принтер дайын', ru: 'Принтер готов', en: 'The printer is ready' },
  'printer-without-flow-control': {
    kk: 'Принтер порты ағынды басқара алмайды',
    ru: 'Порт принтера без управления потоком',
    en: "The printer's port has no flow control",
  },
  'printer-out': { kk: 'Принтер баса алмайды', ru: 'Принтер не печатает', en: 'The printer cannot print' },
  'print-done': { kk: 'Чек басылды', ru: 'Чек напечатан', en: 'A slip is on paper' },
  'print-failed': { kk: 'Чек басылмады', ru: 'Чек не напечатан', en: 'A slip was not printed' },
  'acceptor-ready': { kk: 'Банкнот қабылдағыш дайын', ru: 'Купюроприёмник готов', en: 'The bill acceptor is ready' },
  'acceptor-lost': {
    kk: 'Банкнот қабылдағыш жұмыс істемейді',
    ru: 'Купюроприёмник не работает',
    en: 'The bill acceptor does not work',
  },
  'acceptor-reset': { kk: 'Қабылдағыш қайта қосылды', ru: 'Приёмник перезапущен', en: 'The acceptor was reset' },
  'acceptor-waiting': {
    kk: 'Қайта қосылған қабылдағышты күтудеміз',
    ru: 'Ждём приёмник после перезапуска',
    en: 'Waiting for the acceptor after a reset',
  },
  'acceptor-port-back': {
    kk: 'Қабылдағыш порты қайта ашылды',
    ru: 'Порт приёмника снова открыт',
    en: "The acceptor's port is back",
  },
  'acceptor-unknown-answer': {
    kk: 'Қабылдағыштың түсініксіз жауабы',
    ru: 'Непонятный ответ приёмника',
    en: 'An unknown answer of the acceptor',
  },
  'acceptor-told-again': {
    kk: 'Қабылдағыш бір хабарды қайталады',
    ru: 'Приёмник повторил сообщение',
    en: 'The acceptor told something again',
  },
  'acceptor-trouble': {
    kk: 'Қабылдағыш ақау туралы хабарлады',
    ru: 'Приёмник сообщает о неисправности',
    en: 'The acceptor reports a fault',
  },
  'acceptor-escrow-off': {
    kk: 'Қабылдағыш банкнотты сұрамай алады',
    ru: 'Приёмник забирает купюры без запроса',
    en: 'The acceptor takes notes unasked',
  },
  'bill-rejected': { kk: 'Банкнот қайтарылды', ru: 'Купюра отклонена', en: 'A note was pushed back' },
  'bill-not-stacked': { kk: 'Банкнот кассетаға түспеді', ru: 'Купюра не ушла в кассету', en: 'A note was not stacked' },
  'dispense-started': { kk: 'Тауар беріліп жатыр', ru: 'Выдаём товар', en: 'A product is being given out' },
  'dispense-done': { kk: 'Тауар берілді', ru: 'Товар выдан', en: 'The pulse is over' },
  'dispense-failed': { kk: 'Тауар берілмеді', ru: 'Товар не выдан', en: 'The pulse failed' },
  'product-stuck': { kk: 'Тауар тұрып қалды', ru: 'Товар застрял', en: 'A product is stuck' },
} satisfies Readonly<Record<string, LocalText>>;
