import type { LocalText } from '../language/language.ts';

/**
 * The texts of the screens. Wording that Kaspi prescribes (spec, facts section 4) is kept letter by letter: preparing,
 * QR, steps, methods, confirm, success and "Отмена покупки".
 */
export const screenWords = {
  'action.cancel': { kk: 'Бас тарту', ru: 'Отмена', en: 'Cancel' },
  'action.done': { kk: 'Дайын', ru: 'Готово', en: 'Done' },
  'action.later': { kk: 'Кейін', ru: 'Позже', en: 'Later' },
  'action.pay': { kk: 'Төлеу', ru: 'Оплатить', en: 'Pay' },
  'action.back': { kk: 'Тауарларға оралу', ru: 'К товарам', en: 'Back to products' },

  'header.language': { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  'header.large-text': { kk: 'Әріптерді үлкейту', ru: 'Увеличить буквы', en: 'Make the letters larger' },
  'header.reach': { kk: 'Батырмаларды төмен түсіру', ru: 'Опустить кнопки вниз', en: 'Move the buttons down' },
  'header.demo': {
    kk: 'Демо: шынайы сатылым жоқ',
    ru: 'Демо: ничего не продаётся',
    en: 'Demo: nothing is really sold',
  },
  'header.set-up': { kk: 'Автоматты баптау', ru: 'Настроить этот автомат', en: 'Set this machine up' },
  'dark.wake': { kk: 'Экранды қосу', ru: 'Включить экран', en: 'Wake the screen' },
  'attract.touch': { kk: 'Экранды түртіңіз', ru: 'Коснитесь экрана', en: 'Touch the screen' },
  'header.help': { kk: 'Көмек керек пе? {contact}', ru: 'Нужна помощь? {contact}', en: 'Need help? {contact}' },
  'time.left': { kk: 'Қалған уақыт: {time}', ru: 'Осталось времени: {time}', en: 'Time left: {time}' },

  'starting.title': { kk: 'Автомат іске қосылып жатыр', ru: 'Автомат запускается', en: 'The machine is starting' },
  'starting.text': {
    kk: 'Бұл бірнеше секундқа созылады.',
    ru: 'Это займёт несколько секунд.',
    en: 'This takes a few seconds.',
  },
  'starting.disk': {
    kk: 'Диск баяу жауап береді, автомат соны күтіп тұр.',
    ru: 'Диск отвечает медленно, автомат ждёт его.',
    en: 'The disk answers slowly, the machine is waiting for it.',
  },

  'idle.title': { kk: 'Не аласыз?', ru: 'Что возьмёте?', en: 'What would you like?' },
  'idle.hint': {
    kk: 'Тауарды таңдап, {ways} төлеңіз',
    ru: 'Выберите товар и оплатите {ways}',
    en: 'Choose a product and pay with {ways}',
  },
  'way.code': { kk: '{code} арқылы', ru: 'через {code}', en: '{code}' },
  'way.invoice': { kk: 'телефонға шот арқылы', ru: 'по счёту на телефон', en: 'an invoice to your phone' },
  'way.cash': { kk: 'қолма-қол', ru: 'наличными', en: 'cash' },
  'way.or': { kk: '{first} не {last}', ru: '{first} или {last}', en: '{first} or {last}' },
  'idle.sold-out': { kk: 'Таусылды', ru: 'Закончилось', en: 'Sold out' },
  'idle.few-left': { kk: '{count} қалды', ru: 'Осталось: {count}', en: '{count} left' },
  'card.earlier': { kk: 'бұрын {amount}', ru: 'было {amount}', en: 'was {amount}' },
  'idle.more': { kk: 'Төменде тағы бар', ru: 'Ниже есть ещё', en: 'More below' },
  'idle.to-top': { kk: 'Жоғарыға оралу', ru: 'Вернуться наверх', en: 'Back to the top' },
  'card.shelf': { kk: '№ {number}', ru: '№ {number}', en: 'No. {number}' },
  'idle.all': { kk: 'Барлығы', ru: 'Все', en: 'All' },
  'idle.other': { kk: 'Басқа', ru: 'Другое', en: 'Other' },
  'idle.categories': { kk: 'Санаттар', ru: 'Категории', en: 'Categories' },
  'idle.number-ask': {
    kk: 'Сөредегі нөмірді теріңіз',
    ru: 'Наберите номер с витрины',
    en: 'Enter the number at the shelf',
  },
  'idle.number': { kk: 'Терілген нөмір: {number}', ru: 'Набранный номер: {number}', en: 'The number: {number}' },
  'idle.number-none': {
    kk: 'Бұл нөмірде тауар жоқ. Қайта теріңіз.',
    ru: 'Под этим номером товара нет. Наберите другой.',
    en: 'There is nothing at this number. Try another one.',
  },
  'idle.number-choose': { kk: 'Таңдау', ru: 'Выбрать', en: 'Choose' },
  'idle.show-list': { kk: 'Барлық тауарды көрсету', ru: 'Показать все товары', en: 'Show all products' },
  'idle.show-pad': { kk: 'Нөмірді теру', ru: 'Набрать номер', en: 'Enter a number' },
  'idle.empty': {
    kk: 'Қазір сатылатын тауар жоқ',
    ru: 'Сейчас товаров нет',
    en: 'There is nothing to buy right now',
  },

  'still-there.title': { kk: 'Сіз әлі осындасыз ба?', ru: 'Вы ещё здесь?', en: 'Are you still there?' },
  'still-there.text': {
    kk: 'Сатып алу {seconds} секундтан кейін жабылады. Салынған ақша жоғалмайды.',
    ru: 'Через {seconds} с покупка закроется. Внесённые деньги не пропадут.',
    en: 'The purchase closes in {seconds} s. Money that you have put in is not lost.',
  },
  'still-there.yes': { kk: 'Иә, жалғастыру', ru: 'Да, продолжить', en: 'Yes, go on' },

  'product.quantity': { kk: 'Саны', ru: 'Количество', en: 'Quantity' },
  'product.fewer': { kk: 'Азайту', ru: 'Меньше', en: 'Fewer' },
  'product.more': { kk: 'Көбейту', ru: 'Больше', en: 'More' },
  'product.each': { kk: 'Бір данасы', ru: 'За штуку', en: 'Price each' },
  'product.total': { kk: 'Барлығы', ru: 'Итого', en: 'Total' },
  'product.text': { kk: 'Төлем келесі экранда', ru: 'Оплата на следующем экране', en: 'You pay on the next screen' },

  'preparing.title': {
    kk: 'Төлем қабылдауға дайындалудамыз...',
    ru: 'Готовимся к приему оплаты',
    en: 'Getting ready to take your payment',
  },
  'preparing.text': {
    kk: 'Код қазір шығады. Телефоныңызды дайындаңыз.',
    ru: 'Сейчас появится код. Приготовьте телефон.',
    en: 'The code is about to appear. Have your phone ready.',
  },

  'qr.title': {
    kk: 'Сканерлеңіз де, төлеңіз Kaspi QR',
    ru: 'Сканируйте и платите Kaspi QR',
    en: 'Scan and pay with Kaspi QR',
  },
  'qr.methods': { kk: 'Төлем тәсілдері', ru: 'Способы оплаты', en: 'Payment methods' },
  'qr.step-1': { kk: 'Kaspi.kz қосымшасын ашыңыз', ru: 'Откройте приложение Kaspi.kz', en: 'Open the Kaspi.kz app' },
  'qr.step-2': { kk: '«Kaspi QR» басыңыз', ru: 'Нажмите «Kaspi QR»', en: 'Tap “Kaspi QR”' },
  'qr.step-3': { kk: 'Камераны кодқа бағыттаңыз', ru: 'Наведите камеру на код', en: 'Point the camera at the code' },

  'confirm.title': {
    kk: 'Төлемді қосымшада растаңыз',
    ru: 'Подтвердите оплату в приложении',
    en: 'Confirm the payment in the app',
  },
  'confirm.text': {
    kk: 'Телефондағы соманы тексеріп, төлемді растаңыз. Бұл экранда ештеңе басудың қажеті жоқ.',
    ru: 'Проверьте сумму в телефоне и подтвердите оплату. На этом экране ничего нажимать не нужно.',
    en: 'Check the amount on your phone and confirm. There is nothing to press on this screen.',
  },
  'confirm.change-of-mind': {
    kk: 'Ойыңыз өзгерсе, төлемнен телефонда бас тартыңыз.',
    ru: 'Если передумали, откажитесь от оплаты в телефоне.',
    en: 'Changed your mind? Decline the payment on your phone.',
  },

  'checking.title': { kk: 'Төлемді тексеріп жатырмыз', ru: 'Проверяем оплату', en: 'Checking the payment' },
  'checking.text': {
    kk: 'Бірнеше секунд күте тұрыңыз.',
    ru: 'Подождите несколько секунд.',
    en: 'Please wait a few seconds.',
  },

  'dispensing.paid': {
    kk: 'Төлем қабылданды · {amount}',
    ru: 'Оплата принята · {amount}',
    en: 'Payment accepted · {amount}',
  },
  'dispensing.waiting': { kk: 'Тауарды дайындап жатырмыз', ru: 'Готовим ваш товар', en: 'Getting your product ready' },
  'dispensing.pulsing': { kk: 'Тауар беріліп жатыр', ru: 'Выдаём товар', en: 'Your product is coming out' },
  'dispensing.settling': { kk: 'Тауар науаға түсіп жатыр', ru: 'Товар опускается в лоток', en: 'Almost in the tray' },
  'dispensing.piece': {
    kk: '{piece}-дана, барлығы {quantity}',
    ru: '{piece} из {quantity}',
    en: '{piece} of {quantity}',
  },
  'dispensing.text': {
    kk: 'Төмендегі науаға қараңыз: тауар соған түседі.',
    ru: 'Смотрите в лоток внизу: товар появится там.',
    en: 'Look at the tray below: your product arrives there.',
  },

  'success.title': { kk: 'Төлем қабылданды', ru: 'Оплата принята', en: 'Payment accepted' },
  'success.text': {
    kk: 'Тауарды төмендегі науадан алыңыз.',
    ru: 'Заберите товар из лотка внизу.',
    en: 'Take your product from the tray below.',
  },

  'success.change': {
    kk: 'Қайтарымыңыз: {amount}',
    ru: 'Ваша сдача: {amount}',
    en: 'Your change: {amount}',
  },
  'success.change-claim': {
    kk: 'Автомат қайтарым бермейді. Кодты суретке түсіріп, операторға айтыңыз[: {contact}]',
    ru: 'Автомат сдачу не выдаёт. Сфотографируйте код и назовите его оператору[: {contact}]',
    en: 'The machine gives no change. Take a photo of the code and tell it to the operator[: {contact}]',
  },
  'success.paper.printing': {
    kk: 'Чек басылып жатыр, күте тұрыңыз.',
    ru: 'Чек печатается, подождите.',
    en: 'Your receipt is being printed, please wait.',
  },
  'success.paper.printed': {
    kk: 'Чекті принтер саңылауынан алыңыз.',
    ru: 'Заберите чек из щели принтера.',
    en: 'Take your receipt from the printer slot.',
  },
  'success.paper.failed': {
    kk: 'Принтер чекті баса алмады. Чек экранда тұр.',
    ru: 'Принтер не смог напечатать чек, он на экране.',
    en: 'The printer could not print your receipt: here it is.',
  },

  'refund.preparing.title': {
    kk: 'Ақшаңызды қайтаруға дайындаламыз',
    ru: 'Готовим возврат денег',
    en: 'Preparing your refund',
  },
  'refund.preparing.text': {
    kk: 'Бірнеше секунд күте тұрыңыз.',
    ru: 'Подождите несколько секунд.',
    en: 'Please wait a few seconds.',
  },
  'refund.qr.title': {
    kk: 'Ақшаңызды қайтару үшін сканерлеңіз',
    ru: 'Сканируйте, чтобы вернуть деньги',
    en: 'Scan to get your money back',
  },
  'refund.qr.text': {
    kk: 'Төлеген телефонмен сканерлеңіз.',
    ru: 'Сканируйте тем телефоном, которым платили.',
    en: 'Use the phone that you paid with.',
  },
  'refund.qr.wrong-phone': {
    kk: 'Ол телефонда бұл төлем жоқ. Төлеген телефонмен сканерлеңіз.',
    ru: 'На том телефоне нет этой оплаты. Сканируйте тем, которым платили.',
    en: 'That phone does not have this payment. Use the one that you paid with.',
  },
  'refund.checking.title': { kk: 'Төлеміңізді іздеп жатырмыз', ru: 'Ищем вашу оплату', en: 'Looking for your payment' },
  'refund.checking.text': {
    kk: 'Бірнеше секунд күте тұрыңыз.',
    ru: 'Подождите несколько секунд.',
    en: 'Please wait a few seconds.',
  },
  'refund.asking.title': {
    kk: 'Ақшаңызды қайтарып жатырмыз',
    ru: 'Возвращаем ваши деньги',
    en: 'Returning your money',
  },
  'refund.asking.text': {
    kk: 'Бірнеше секунд күте тұрыңыз.',
    ru: 'Подождите несколько секунд.',
    en: 'Please wait a few seconds.',
  },
  'refund.done.title': { kk: 'Ақша қайтарылды', ru: 'Деньги возвращены', en: 'Your money is returned' },
  'refund.done.text': {
    kk: 'Ақша [{bank} ]шотыңызға түседі. Бұл экранда ештеңе істеудің қажеті жоқ.',
    ru: 'Деньги придут на ваш счёт[ {bank}]. Здесь больше ничего делать не нужно.',
    en: 'The money arrives on your[ {bank}] account. There is nothing more to do here.',
  },
  'refund.done.more': {
    kk: 'Ақша [{bank} ]шотыңызға түседі. Кетпеңіз: тағы {amount} үшін код келесі экранда.',
    ru: 'Деньги придут на ваш счёт[ {bank}]. Не уходите: код ещё на {amount} на следующем экране.',
    en: 'The money arrives on your[ {bank}] account. Please stay: the code for another {amount} comes next.',
  },
  'refund.partly-dispensed': { kk: 'Барлығы берілмеді', ru: 'Выдано не всё', en: 'Not everything was released' },
  'refund.not-dispensed': { kk: 'Тауар берілмеді', ru: 'Товар не выдан', en: 'The product was not released' },
  'refund.amount-differs': {
    kk: 'Төлем сомасы сәйкес келмеді',
    ru: 'Сумма оплаты не совпала',
    en: 'The amount paid does not match',
  },
  'refund.paid-late': {
    kk: 'Төлем тым кеш түсті',
    ru: 'Оплата пришла слишком поздно',
    en: 'The payment came too late',
  },

  'receipt.title': { kk: 'Чек', ru: 'Чек', en: 'Receipt' },
  'receipt.bin': { kk: 'БСН {bin}', ru: 'БИН {bin}', en: 'BIN {bin}' },
  'receipt.sale': { kk: 'Сатылым', ru: 'Продажа', en: 'Sale' },
  'receipt.total': { kk: 'Барлығы', ru: 'Итого', en: 'Total' },
  'receipt.method': { kk: 'Төлем тәсілі', ru: 'Способ оплаты', en: 'Payment method' },
  'receipt.cashless': { kk: 'Қолма-қолсыз', ru: 'Безналичная оплата', en: 'Cashless' },
  'receipt.commission': { kk: '{service} комиссиясы', ru: 'Комиссия {service}', en: '{service} commission' },
  'receipt.carried-change': { kk: 'Алдыңғы қайтарым', ru: 'Сдача прошлой покупки', en: 'Change of the last purchase' },
  'receipt.cash': { kk: 'Қолма-қол ақша', ru: 'Наличные', en: 'Cash' },
  'receipt.change-owed': { kk: 'Берілмеген қайтарым', ru: 'Сдача не выдана', en: 'Change not paid out' },
  'receipt.change-kept': {
    kk: 'Қайтарым операторда қалды',
    ru: 'Сдача осталась оператору',
    en: 'Change left to the operator',
  },
  'receipt.payment': { kk: 'Төлем нөмірі', ru: 'Номер оплаты', en: 'Payment number' },
  'receipt.thanks': { kk: 'Сатып алғаныңызға рақмет!', ru: 'Спасибо за покупку!', en: 'Thank you for your purchase!' },
  'receipt.take': {
    kk: 'Чек телефонда: камераны коды бар жерге бағыттаңыз',
    ru: 'Чек в телефон: наведите камеру на код',
    en: 'Take the receipt along: point your camera at the code',
  },
  'receipt.time': { kk: 'Уақыты', ru: 'Время', en: 'Time' },

  'out-of-service.title': {
    kk: 'Автомат уақытша жұмыс істемейді',
    ru: 'Автомат временно не работает',
    en: 'This machine is out of service',
  },
  'out-of-service.money': {
    kk: 'Төледіңіз, бірақ тауар шықпады ма? Бізге хабарласыңыз, ақшаңызды қайтарамыз.',
    ru: 'Заплатили, но товара нет? Свяжитесь с нами, мы вернём деньги.',
    en: 'Paid but got no product? Contact us and we will return your money.',
  },
  'out-of-service.technician': { kk: 'Техник үшін', ru: 'Для техника', en: 'For the technician' },
} satisfies Readonly<Record<string, LocalText>>;
