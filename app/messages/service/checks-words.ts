import type { LocalText } from '../../language/language.ts';

/** The words of the door `checks`. */
export const checksWords = {
  'passed': {
    kk: 'Соңғы сәтті тексеру: {time}.',
    ru: 'Последняя успешная проверка: {time}.',
    en: 'Last passed: {time}.',
  },
  'never': { kk: 'Әлі сәтті тексерілмеген.', ru: 'Успешной проверки ещё не было.', en: 'Never passed yet.' },
  'absent': { kk: 'Баптауда жоқ.', ru: 'В настройках его нет.', en: 'Not in the configuration.' },

  'print': { kk: 'Сынақ парағы', ru: 'Пробная печать', en: 'Test page' },
  'print.start': { kk: 'Басып шығару', ru: 'Напечатать', en: 'Print' },
  'print.running': { kk: 'Басып жатыр.', ru: 'Печатается.', en: 'Printing.' },
  'print.printed': {
    kk: 'Принтер соңғы жолдан кейін жауап берді: парақ шықты. Үш тілдің әріптерін, кесілуін қараңыз.',
    ru: 'Принтер ответил после последней строки: страница вышла. Посмотрите буквы трёх языков и отрез.',
    en: 'The printer answered behind the last line: the page is out. Look at the letters of the three languages and at the cut.',
  },
  'print.assumed': {
    kk: 'Бәрі жіберілді, бірақ принтер жауап бермейді. Парақ шыққанын өзіңіз қараңыз.',
    ru: 'Всё отправлено, но принтер не отвечает. Проверьте сами, вышла ли страница.',
    en: 'All was sent, but the printer does not answer. See for yourself whether the page came out.',
  },
  'print.failed': {
    kk: 'Парақ шықпады. Қағазды, қақпақты және кабельді тексеріңіз.',
    ru: 'Страница не напечатана. Проверьте бумагу, крышку и кабель.',
    en: 'The page did not come out. Check paper, cover and cable.',
  },
  'print.near-end': { kk: 'Қағаз таусылуға жақын.', ru: 'Бумага заканчивается.', en: 'The paper is running out.' },

  'test-sale': { kk: 'Сынақ сатылымы', ru: 'Пробная продажа', en: 'Test sale' },
  'test-sale.start': { kk: 'Сынап көру', ru: 'Провести', en: 'Run it' },
  'test-sale.how': {
    kk: 'Банктің сынақ серверінде {amount}: QR, сканерлеу, растау және қайтару. Нақты ақша қолданылмайды.',
    ru: 'На тестовом сервере банка, {amount}: QR, сканирование, подтверждение и возврат. Настоящие деньги не участвуют.',
    en: 'At the bank’s test server, {amount}: QR, scan, confirmation and refund. No real money moves.',
  },
  'test-sale.creating': { kk: 'QR ашылып жатыр.', ru: 'Открываем QR.', en: 'Opening the QR.' },
  'test-sale.scanning': { kk: 'QR сканерленіп жатыр.', ru: 'Сканируем QR.', en: 'Scanning the QR.' },
  'test-sale.confirming': { kk: 'Төлем расталып жатыр.', ru: 'Подтверждаем оплату.', en: 'Confirming the payment.' },
  'test-sale.refunding': { kk: 'Ақша қайтарылып жатыр.', ru: 'Возвращаем деньги.', en: 'Giving the money back.' },
  'test-sale.refunded': { kk: 'Төленді және қайтарылды.', ru: 'Оплачено и возвращено.', en: 'Paid and refunded.' },
  'test-sale.paid': {
    kk: 'Төленді. Бұл келісімшарт бойынша ақша сатып алушысыз қайтарылмайды: сынақ ақшасы сынақ серверінде қалды.',
    ru: 'Оплачено. По этому договору без покупателя возврата нет: тестовые деньги остались на тестовом сервере.',
    en: 'Paid. Under this contract there is no refund without the customer: the test money stays at the test server.',
  },
  'test-sale.failed': {
    kk: 'Бұл қадам орындалмады: {step} {problem}',
    ru: 'Этот шаг не удался: {step} {problem}',
    en: 'This step failed: {step} {problem}',
  },
  'test-sale.stuck': {
    kk: 'Бұл қадам аяқталмады: {step} Қайталап көріңіз, болмаса банкке хабарлаңыз.',
    ru: 'Этот шаг не закончился: {step} Повторите, а если снова так, сообщите банку.',
    en: 'This step did not end: {step} Try again; if it stays so, tell the bank.',
  },

  'channels': { kk: 'Беру арналары', ru: 'Каналы выдачи', en: 'Channels' },
  'channels.text': {
    kk: 'Импульс тауарды нақты береді, сондықтан қордан бір данасы азаяды. Батырманы бір секунд басып тұрыңыз.',
    ru: 'Импульс выдаёт товар по-настоящему, запас уменьшается на единицу. Кнопку держите секунду.',
    en: 'A pulse really gives a product out, and the stock goes down by one. Hold the button for a second.',
  },
  'channel': { kk: '{channel}-арна', ru: 'Канал {channel}', en: 'Channel {channel}' },
  'channel.no-product': { kk: 'тауар жоқ', ru: 'товара нет', en: 'no product' },
  'channel.left': { kk: 'Қалғаны: {count}.', ru: 'Осталось: {count}.', en: 'Left: {count}.' },
  'channel.pulsing': { kk: 'Айналып тұр.', ru: 'Вращается.', en: 'Turning.' },
  'channel.start': { kk: 'Импульс', ru: 'Импульс', en: 'Pulse' },
  'channel.unmoved': {
    kk: 'Импульс болмады ({reason}), қор өзгерген жоқ. Плата мен датчикті тексеріп, қайталаңыз.',
    ru: 'Импульса не было ({reason}), запас не изменён. Проверьте плату и датчик и повторите.',
    en: 'There was no pulse ({reason}), and the stock is as it was. Check board and sensor, then try again.',
  },

  'ask': {
    kk: '{channel}-арна, {name}: тауар шықты ма?',
    ru: 'Канал {channel}, {name}: товар вышел?',
    en: 'Channel {channel}, {name}: did it come out?',
  },
  'ask.cut': {
    kk: 'Импульстің қалай аяқталғаны белгісіз: автомат қайта іске қосылды. Әзірге бір данасы берілді деп саналады.',
    ru: 'Чем кончился импульс, неизвестно: автомат перезапустился. Пока считается, что одна штука выдана.',
    en: 'How the pulse ended is not known: the machine restarted. Until you answer, one piece counts as given out.',
  },
  'ask.seen': {
    kk: 'Түсу датчигі бірдеңенің түскенін көрді.',
    ru: 'Датчик выпадения видел, что что-то упало.',
    en: 'The drop sensor saw something fall.',
  },
  'ask.not-seen': {
    kk: 'Түсу датчигі ештеңе көрген жоқ.',
    ru: 'Датчик выпадения ничего не видел.',
    en: 'The drop sensor saw nothing.',
  },
  'ask.unknown': {
    kk: 'Импульс кезінде түсу датчигінен байланыс үзілді.',
    ru: 'Во время импульса связь с датчиком выпадения прервалась.',
    en: 'The drop sensor was lost during the pulse.',
  },
  'ask.unwatched': {
    kk: 'Түсу датчигі қараған жоқ, тек сіздің жауабыңыз бар.',
    ru: 'Датчик выпадения не следил, есть только ваш ответ.',
    en: 'No drop sensor watched: your answer is all there is.',
  },
  'ask.uncertain': {
    kk: 'Плата импульсті растамады: тауар шыққан болуы мүмкін.',
    ru: 'Плата не подтвердила импульс: товар мог выйти.',
    en: 'The board did not confirm the pulse: something may have come out.',
  },
  'answer.out': { kk: 'Шықты', ru: 'Вышел', en: 'It came out' },
  'answer.not-out': { kk: 'Шықпады, орнында', ru: 'Не вышел, он на месте', en: 'It did not, it is still there' },
  'answer.none': {
    kk: 'Айналды, тауар жоқ еді',
    ru: 'Повернулся, но было пусто',
    en: 'It turned, but was empty',
  },

  'bill': { kk: 'Банкнотты сынау', ru: 'Проба купюры', en: 'A note in and back' },
  'bill.start': { kk: 'Сынау', ru: 'Проверить', en: 'Try' },
  'bill.stop': { kk: 'Тоқтату', ru: 'Остановить', en: 'Stop' },
  'bill.waiting': {
    kk: 'Банкнот салыңыз: оның номиналы оқылып, өзі қайтарылады. Бірден қайтарса, ол бұл банкнотты танымайды.',
    ru: 'Вставьте купюру: приёмник назовёт номинал и вернёт её. Если вернул сразу, он её не узнаёт.',
    en: 'Insert a note: its value is read, and it is given back. If it is pushed out at once, the unit does not know it.',
  },
  'bill.returning': {
    kk: '{amount} танылды, қайтарылып жатыр.',
    ru: 'Купюра {amount} узнана, возвращается.',
    en: 'A note of {amount} was read and is going back.',
  },
  'bill.returned': {
    kk: '{amount} танылды және қайтарылды.',
    ru: 'Купюра {amount} узнана и возвращена.',
    en: 'A note of {amount} was read and given back.',
  },
  'bill.stacked': {
    kk: 'Құрылғы банкнотты[ ({amount})] кассетаға өзі тартып алды. Ол иесіз ақша ретінде жазылды. Құрылғыда escrow режимін қосыңыз.',
    ru: 'Приёмник сам забрал купюру[ {amount}] в кассету. Она записана как деньги без владельца. Включите escrow на самом приёмнике.',
    en: 'The unit drew the note[ of {amount}] into the cassette by itself. It is on record as money of nobody. Switch the escrow on at the unit.',
  },
  'bill.unknown': {
    kk: '{amount} қайда екені белгісіз: қабылдағыш пен кассетаны ашып қараңыз. Ешкімге есептелген жоқ.',
    ru: 'Где купюра {amount}, неизвестно: откройте приёмник и кассету. Она никому не зачтена.',
    en: 'Where the note of {amount} is, nobody knows: look into the unit and the cassette. It was credited to nobody.',
  },

  'sensor': { kk: 'Түсу датчигі', ru: 'Датчик выпадения', en: 'Drop sensor' },
  'sensor.start': { kk: 'Бақылау', ru: 'Смотреть', en: 'Watch' },
  'sensor.stop': { kk: 'Тоқтату', ru: 'Остановить', en: 'Stop' },
  'sensor.starting': { kk: 'Датчик сұралып жатыр.', ru: 'Опрашиваем датчик.', en: 'Asking the sensor.' },
  'sensor.free': {
    kk: 'Сәуле бос. Қолыңызды сәулеге апарыңыз.',
    ru: 'Луч свободен. Поднесите руку к лучу.',
    en: 'The beam is free. Hold your hand into it.',
  },
  'sensor.blocked': { kk: 'Қол сәуледе.', ru: 'Рука в луче.', en: 'A hand is in the beam.' },
  'sensor.unreadable': {
    kk: 'Датчик жауап бермейді. Қорегі мен кабелін тексеріңіз.',
    ru: 'Датчик не отвечает. Проверьте питание и кабель.',
    en: 'The sensor does not answer. Check its power and cable.',
  },
  'sensor.good': {
    kk: 'Қолды көрді, кейін сәуле босады.',
    ru: 'Руку увидел, потом луч освободился.',
    en: 'It saw the hand, and the beam was free afterwards.',
  },

  'ping': { kk: 'Төлем қызметі', ru: 'Платёжный сервис', en: 'Payment service' },
  'ping.start': { kk: 'Сұрау', ru: 'Спросить', en: 'Ping' },
  'ping.running': { kk: 'Жауап күтіп тұрмыз.', ru: 'Ждём ответа.', en: 'Waiting for the answer.' },
  'ping.good': { kk: '{ms} мс ішінде жауап берді.', ru: 'Ответил за {ms} мс.', en: 'Answered in {ms} ms.' },

  'touch': { kk: 'Сенсорлық экран', ru: 'Касания', en: 'Touch' },
  'touch.start': { kk: 'Торды ашу', ru: 'Открыть сетку', en: 'Open the grid' },
  'touch.how': {
    kk: 'Саусақпен барлық ұяшықты басып өтіңіз. Қалғаны: {count}. 6 секунд жанаспасаңыз, тексеру аяқталады.',
    ru: 'Проведите пальцем по всем клеткам. Осталось: {count}. Без касаний 6 секунд проверка закончится.',
    en: 'Move a finger over every cell. Left: {count}. After 6 seconds without a touch the check ends.',
  },
  'touch.good': { kk: 'Барлық ұяшық сезді.', ru: 'Все клетки отозвались.', en: 'Every cell answered.' },
  'touch.bad': {
    kk: 'Кейбір ұяшықтар сезбеді. Экранды сүртіп, калибрлеңіз.',
    ru: 'Отозвались не все клетки. Протрите экран и откалибруйте его.',
    en: 'Not every cell answered. Wipe the screen and calibrate it.',
  },

  'pixels': { kk: 'Экран нүктелері', ru: 'Пиксели экрана', en: 'Pixels' },
  'pixels.start': { kk: 'Түстерді көрсету', ru: 'Показать цвета', en: 'Show the colours' },
  'pixels.next': { kk: 'Келесі түс', ru: 'Следующий цвет', en: 'Next colour' },
  'pixels.ask': {
    kk: 'Барлық түс біркелкі болды ма?',
    ru: 'Все цвета были ровными, без точек?',
    en: 'Was every colour even, without spots?',
  },
  'pixels.yes': { kk: 'Иә', ru: 'Да', en: 'Yes' },
  'pixels.no': { kk: 'Жоқ, дақ бар', ru: 'Нет, есть точки', en: 'No, there are spots' },
  'pixels.good': { kk: 'Нүктелер дұрыс.', ru: 'Пиксели в порядке.', en: 'The pixels are sound.' },
  'pixels.bad': { kk: 'Экранда дақ бар.', ru: 'На экране есть точки.', en: 'The screen has spots.' },

  'sound': { kk: 'Дыбыс', ru: 'Звук', en: 'Sound' },
  'sound.start': { kk: 'Дыбысты ойнату', ru: 'Проиграть звук', en: 'Play a tone' },
  'sound.ask': { kk: 'Дыбысты естідіңіз бе?', ru: 'Вы слышали звук?', en: 'Did you hear the tone?' },
  'sound.again': { kk: 'Тағы ойнату', ru: 'Ещё раз', en: 'Once more' },
  'sound.yes': { kk: 'Иә', ru: 'Да', en: 'Yes' },
  'sound.no': { kk: 'Жоқ', ru: 'Нет', en: 'No' },
  'sound.good': { kk: 'Дыбыс естіледі.', ru: 'Звук слышен.', en: 'The sound is heard.' },
  'sound.bad': {
    kk: 'Дыбыс естілмейді. Динамик пен оның кабелін тексеріңіз.',
    ru: 'Звука нет. Проверьте динамик и его кабель.',
    en: 'There is no sound. Check the speaker and its cable.',
  },
} satisfies Readonly<Record<string, LocalText>>;
