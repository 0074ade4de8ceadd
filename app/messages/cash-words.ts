import type { LocalText } from './languages.ts';

/** The words of paying with notes. */
export const cashWords = {
  'payment.title': { kk: 'Қалай төлейсіз?', ru: 'Как заплатите?', en: 'How would you like to pay?' },
  'payment.qr': { kk: 'Kaspi QR', ru: 'Kaspi QR', en: 'Kaspi QR' },
  'payment.cash': { kk: 'Қолма-қол', ru: 'Наличные', en: 'Cash' },

  'cash.insert.title': { kk: 'Банкноттарды салыңыз', ru: 'Вставьте купюры', en: 'Insert your banknotes' },
  'cash.drawing.title': { kk: 'Банкнотты қабылдап жатырмыз', ru: 'Принимаем купюру', en: 'Taking your banknote' },
  'cash.leaving.title': { kk: 'Аяқтап жатырмыз', ru: 'Завершаем', en: 'Finishing' },
  'cash.inserted': { kk: 'Салынды', ru: 'Внесено', en: 'Inserted' },
  'cash.rest': { kk: 'Қалды', ru: 'Осталось', en: 'Still to pay' },
  'cash.bills': { kk: 'Қабылдайтын банкноттар: {bills}', ru: 'Принимаем купюры: {bills}', en: 'Notes taken: {bills}' },
  'cash.change.owe': {
    kk: 'Автомат қайтарым бермейді: артық ақшаға код беріледі.',
    ru: 'Автомат не выдаёт сдачу: на лишнее вы получите код.',
    en: 'The machine gives no change: you get a code for what is above the price.',
  },
  'cash.change.donate': {
    kk: 'Автомат қайтарым бермейді: артық ақша қайтарылмайды.',
    ru: 'Автомат не выдаёт сдачу: лишнее не возвращается.',
    en: 'The machine gives no change: what is above the price is not returned.',
  },
  'cash.change.refuse': {
    kk: 'Автомат қайтарым бермейді: бағадан артық банкнот қабылданбайды.',
    ru: 'Автомат не выдаёт сдачу: купюры больше цены не принимаются.',
    en: 'The machine gives no change: notes above the price are not taken.',
  },
  'cash.rest-by-qr': { kk: 'Қалғанын Kaspi QR арқылы', ru: 'Остаток через Kaspi QR', en: 'The rest by Kaspi QR' },
} satisfies Readonly<Record<string, LocalText>>;
