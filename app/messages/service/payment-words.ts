import type { LocalText } from '../../language/language.ts';

/** The words of the door `payment`. */
export const paymentWords = {
  'none': {
    kk: 'Автоматта төлем қызметі жоқ: ол тек қолма-қол ақша қабылдайды. Kaspi баптаудағы payment.kaspi арқылы қосылады.',
    ru: 'Платёжного сервиса нет: автомат принимает только наличные. Kaspi подключается через payment.kaspi в настройках.',
    en: 'There is no payment service: the machine takes cash alone. Kaspi is set up by payment.kaspi in the configuration.',
  },
  'service': { kk: 'Kaspi QR', ru: 'Kaspi QR', en: 'Kaspi QR' },
  'service.ready': { kk: 'Төлем қабылдайды', ru: 'Принимает оплату', en: 'Takes payments' },
  'service.connecting': { kk: 'Қосылып жатыр', ru: 'Подключается', en: 'Connecting' },
  'answer': { kk: 'Соңғы жауап', ru: 'Последний ответ', en: 'Last answer' },
  'answer.good': { kk: '{time}, {took} мс', ru: '{time}, {took} мс', en: '{time}, {took} ms' },
  'scheme': { kk: 'Схема', ru: 'Схема', en: 'Scheme' },
  'scheme.lite': { kk: 'lite: API кілті', ru: 'lite: ключ API', en: 'lite: API key' },
  'scheme.standard': { kk: 'standard: сертификат', ru: 'standard: сертификат', en: 'standard: certificate' },
  'scheme.enhanced': {
    kk: 'enhanced: сертификат және тұрақты IP',
    ru: 'enhanced: сертификат и постоянный IP',
    en: 'enhanced: certificate and static IP',
  },
  'address': { kk: 'Мекенжай', ru: 'Адрес', en: 'Address' },
  'proxy': { kk: 'Прокси', ru: 'Прокси', en: 'Proxy' },
  'proxy.none': { kk: 'жоқ', ru: 'нет', en: 'none' },
  'device': { kk: 'Құрылғы', ru: 'Устройство', en: 'Device' },
  'device.registered': { kk: '{device}: тіркелген', ru: '{device}: зарегистрировано', en: '{device}: registered' },
  'device.given-up': {
    kk: '{device}: есептен шығарылған, QR арқылы сатылым жоқ',
    ru: '{device}: снято с учёта, по QR не продаётся',
    en: '{device}: given up, nothing is sold by QR',
  },
  'device.never': { kk: '{device}: тіркелмеген', ru: '{device}: не зарегистрировано', en: '{device}: not registered' },
  'trade-point': { kk: 'Сауда нүктесі', ru: 'Торговая точка', en: 'Trade point' },
  'trade-point.text': { kk: '{id}[ · {name}]', ru: '{id}[ · {name}]', en: '{id}[ · {name}]' },
  'trade-point.none': { kk: 'таңдалмаған', ru: 'не выбрана', en: 'not chosen' },
  'trade-point.next': {
    kk: 'Таңдалғаны: {id}[ · {name}], тіркеліп жатыр',
    ru: 'Выбрана: {id}[ · {name}], регистрируем',
    en: 'Chosen: {id}[ · {name}], being registered',
  },

  'verification': {
    kk: '{service}: ұйымды растау',
    ru: '{service}: подтверждение организации',
    en: '{service}: verification of the organisation',
  },
  'verification.why': {
    kk: '{service} шотты тек расталған ұйым атынан жібереді. Растау үшін Kaspi Business ашық телефон керек, уақыты екі минут.',
    ru: '{service} выставляет счета только за подтверждённую организацию. Нужен телефон с Kaspi Business, времени две минуты.',
    en: '{service} sends invoices only for a verified organisation. A phone with Kaspi Business is needed, within two minutes.',
  },
  'verification.starting': {
    kk: '{service} сервисінен сұрап жатырмыз',
    ru: 'Обращаемся к {service}',
    en: 'Asking {service}',
  },
  'verification.says': {
    kk: '{service} хабары: «{message}»',
    ru: '{service} сообщает: «{message}»',
    en: '{service} says: “{message}”',
  },
  'verification.idn': {
    kk: 'Ұйымның БСН не ЖСН, 12 цифр',
    ru: 'БИН или ИИН организации, 12 цифр',
    en: 'BIN or IIN of the organisation, 12 digits',
  },
  'verification.short': {
    kk: 'Мұнда {digits} цифр, 12 керек.',
    ru: 'Здесь цифр: {digits}, а нужно 12.',
    en: 'Digits here: {digits}; 12 are needed.',
  },
  'verify': { kk: 'Растау', ru: 'Подтвердить', en: 'Verify' },
  'verify-again': { kk: 'Қайта растау', ru: 'Подтвердить заново', en: 'Verify again' },

  'ask': { kk: 'Қызметтен сұрау', ru: 'Спросить сервис', en: 'Ask the service' },
  'list': { kk: 'Сауда нүктесін таңдау', ru: 'Выбрать торговую точку', en: 'Choose a trade point' },
  'register': { kk: 'Қайта тіркеу', ru: 'Регистрация заново', en: 'Register again' },
  'give-up': { kk: 'Есептен шығару', ru: 'Снять с учёта', en: 'Give the device up' },
  'restart': { kk: 'Бағдарламаны қайта қосу', ru: 'Перезапустить программу', en: 'Restart the program' },

  'busy.ask': { kk: 'Қызметтен сұрап жатырмыз', ru: 'Спрашиваем сервис', en: 'Asking the service' },
  'busy.list': { kk: 'Тізімді алып жатырмыз', ru: 'Получаем список', en: 'Fetching the list' },
  'busy.choose': { kk: 'Баптауға жазып жатырмыз', ru: 'Записываем в настройки', en: 'Writing the configuration' },
  'busy.register': { kk: 'Тіркеп жатырмыз', ru: 'Регистрируем', en: 'Registering' },
  'busy.give-up': { kk: 'Есептен шығарып жатырмыз', ru: 'Снимаем с учёта', en: 'Giving the device up' },
  'busy.restart': { kk: 'Аяқталып жатыр, күте тұрыңыз', ru: 'Завершаем работу, подождите', en: 'Ending, please wait' },

  'done.registered': { kk: 'Құрылғы тіркелді.', ru: 'Устройство зарегистрировано.', en: 'The device is registered.' },
  'done.given-up': {
    kk: 'Құрылғы есептен шығарылды. Қайта тіркелгенше автомат QR арқылы сатпайды.',
    ru: 'Устройство снято с учёта. Пока его не зарегистрируют снова, автомат не продаёт по QR.',
    en: 'The device is given up. Until somebody registers it again the machine sells nothing by QR.',
  },
  'done.chosen': {
    kk: 'Баптауға жазылды. Құрылғы жаңа нүктеде қазір тіркеледі; бұрынғы төлемдер мен қайтарулар тексеріліп жатса, олар біткенде.',
    ru: 'Записано в настройки. Устройство сейчас регистрируется в новой точке, а если ещё проверяются прежние оплаты и возвраты, то после них.',
    en: 'Written into the configuration. The device is being registered at the new trade point, after earlier purchases and refunds that are still being checked.',
  },
  'done.unanswered': {
    kk: 'Жауап келмеді: банк құрылғыны шығарды ма, белгісіз. Автомат QR арқылы сатпайды. «Есептен шығару» батырмасын тағы басыңыз немесе құрылғыны қайта тіркеңіз.',
    ru: 'Ответ не пришёл: снял ли банк устройство с учёта, неизвестно. По QR автомат не продаёт. Снимите с учёта ещё раз или зарегистрируйте снова.',
    en: 'No answer came: whether the bank has given the device up is unknown. The machine sells nothing by QR. Give it up once more, or register it again.',
  },
  'done.money-open': {
    kk: 'Төлемдер не қайтарымдар әлі тексерілуде, оларға құрылғы керек. Бірнеше минут күтіп, қайталаңыз.',
    ru: 'Платежи или возвраты ещё проверяются, и для них нужно это устройство. Подождите несколько минут и повторите.',
    en: 'Payments or refunds are still being checked, and they need this device. Wait some minutes and try again.',
  },
  'failed.list': { kk: 'Тізім алынбады.', ru: 'Список не получен.', en: 'The list could not be fetched.' },
  'failed.register': {
    kk: 'Тіркелмеді, автомат өзі қайталайды.',
    ru: 'Не зарегистрировано, автомат повторит сам.',
    en: 'Not registered; the machine tries again by itself.',
  },
  'failed.give-up': {
    kk: 'Құрылғы бұрынғыдай қалды.',
    ru: 'Устройство осталось как было.',
    en: 'The device is as it was.',
  },
  'not-kept': {
    kk: 'Дискіге жазылмады, сондықтан банктен ештеңе сұралмады ({detail}). Дискіні тексеріңіз.',
    ru: 'Не записано на диск, поэтому банк не спрошен ({detail}). Проверьте диск.',
    en: 'The disk refused, so the bank was not asked ({detail}). Check the disk.',
  },
  'elsewhere.own': {
    kk: 'Егер ол нүктеде осы автомат тіркелген болса: «Есептен шығару», содан кейін «Қайта тіркеу».',
    ru: 'Если там зарегистрирован этот же автомат: «Снять с учёта», затем «Регистрация заново».',
    en: 'If it was this machine that registered there: “Give the device up”, then “Register again”.',
  },

  'search': {
    kk: 'Іздеу: атау, мекенжай не нөмір',
    ru: 'Поиск: название, адрес или номер',
    en: 'Search: name, address or number',
  },
  'found': { kk: 'Табылды: {found} / {total}', ru: 'Найдено: {found} из {total}', en: 'Found: {found} of {total}' },
  'close-list': { kk: 'Тізімді жабу', ru: 'Закрыть список', en: 'Close the list' },
  'choose': { kk: 'Таңдау', ru: 'Выбрать', en: 'Choose' },
  'type': { kk: 'Іздеу', ru: 'Искать', en: 'Search' },
} satisfies Readonly<Record<string, LocalText>>;
