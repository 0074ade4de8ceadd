import type { LocalText } from '../language/language.ts';

/** The texts about paying with notes. */
export const cashWords = {
  'payment.title': { kk: 'Қалай төлейсіз?', ru: 'Как заплатите?', en: 'How would you like to pay?' },
  'payment.qr': { kk: 'Kaspi QR', ru: 'Kaspi QR', en: 'Kaspi QR' },
  'payment.cash': { kk: 'Қолма-қол', ru: 'Наличные', en: 'Cash' },

  'cash.insert.title': { kk: 'Банкноттарды салыңыз', ru: 'Вставьте купюры', en: 'Insert your notes' },
  'cash.drawing.title': { kk: 'Банкнот қабылдануда', ru: 'Принимаем купюру', en: 'Taking your note' },
  'cash.drawing.text': {
    kk: 'Келесі банкнотты салмай, күте тұрыңыз.',
    ru: 'Подождите и не вставляйте следующую.',
    en: 'Please wait before inserting another one.',
  },
  'cash.leaving.title': { kk: 'Сатып алуды аяқтап жатырмыз', ru: 'Завершаем покупку', en: 'Ending the purchase' },
  'cash.leaving.text': {
    kk: 'Банкнот әлі жолда. Ол ішінде қалса, осы ақшаға код беріледі.',
    ru: 'Купюра ещё в пути. Если она останется внутри, вы получите код на эти деньги.',
    en: 'The note is still moving. If it stays inside, you get a code for the money.',
  },
  'cash.leaving.wait': {
    kk: 'Күте тұрыңыз, кетпеңіз.',
    ru: 'Подождите, не уходите.',
    en: 'Please wait, do not leave.',
  },
  'cash.inserted': { kk: 'Салынды', ru: 'Внесено', en: 'Inserted' },
  'cash.rest': { kk: 'Қалды', ru: 'Осталось', en: 'Still to pay' },
  'cash.bills': {
    kk: 'Қазір бір-бірлеп қабылдаймыз',
    ru: 'Сейчас принимаем, по одной',
    en: 'Notes taken now, one at a time',
  },
  'cash.no-bills.title': {
    kk: 'Банкнот енді қабылданбайды',
    ru: 'Купюры больше не принимаются',
    en: 'No more notes are taken',
  },
  'cash.no-bills': {
    kk: 'Қалған сома ең кіші банкноттан аз. Оны {way} төлеңіз.',
    ru: 'Остаток меньше самой мелкой купюры. Доплатите его {way}.',
    en: 'The rest is less than the smallest note. Please pay it by {way}.',
  },
  'cash.no-way': {
    kk: 'Қалған сома ең кіші банкноттан аз, ал басқа төлем тәсілдері қазір жұмыс істемейді. Бас тартыңыз.',
    ru: 'Остаток меньше самой мелкой купюры, а другой способ оплаты сейчас недоступен. Нажмите «Отмена».',
    en: 'The rest is less than the smallest note, and no other way to pay is available right now. Please cancel.',
  },
  'cash.out': {
    kk: 'Банкнот қабылдағыш қазір жұмыс істемейді. Қалғанын {way} төлеңіз.',
    ru: 'Купюроприёмник сейчас не работает. Доплатите {way}.',
    en: 'The note acceptor is not working right now. Please pay the rest by {way}.',
  },
  'cash.out-no-way': {
    kk: 'Банкнот қабылдағыш та, басқа төлем тәсілдері де қазір жұмыс істемейді. Бас тартыңыз.',
    ru: 'Купюроприёмник сейчас не работает, другой способ оплаты недоступен. Нажмите «Отмена».',
    en: 'The note acceptor is not working, and no other way to pay is available right now. Please cancel.',
  },
  'cash.change.owe': {
    kk: 'Автомат қайтарым бермейді: артық ақшаға код беріледі, оны оператор төлейді.',
    ru: 'Автомат не выдаёт сдачу: на лишнее вы получите код, деньги выдаст оператор.',
    en: 'No change is given: you get a code for what is above the price, and the operator pays it out.',
  },
  'cash.change.donate': {
    kk: 'Автомат қайтарым бермейді: артық ақша қайтарылмайды.',
    ru: 'Автомат не выдаёт сдачу: лишнее не возвращается.',
    en: 'No change is given: what is above the price is not returned.',
  },
  'cash.change.refuse': {
    kk: 'Автомат қайтарым бермейді: қалған сомадан үлкен банкнот қабылданбайды.',
    ru: 'Автомат не выдаёт сдачу: купюры больше остатка не принимаются.',
    en: 'No change is given: notes above the rest are not taken.',
  },
  'cash.cancel-owes': {
    kk: 'Бас тартсаңыз, салынған ақшаны оператор код бойынша береді.',
    ru: 'При отмене внесённые деньги выдаст оператор по коду.',
    en: 'If you cancel, the operator pays out what you have inserted against a code.',
  },
  'cash.by-qr': { kk: 'Kaspi QR арқылы төлеу', ru: 'Оплатить Kaspi QR', en: 'Pay by Kaspi QR' },
  'cash.rest-by-qr': { kk: 'Қалғанын Kaspi QR арқылы', ru: 'Остаток через Kaspi QR', en: 'The rest by Kaspi QR' },
} satisfies Readonly<Record<string, LocalText>>;
