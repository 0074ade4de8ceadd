import type { LocalText } from '../../language/language.ts';

/** The fleet at the door `system`. */
export const fleetDoorWords = {
  'fleet': { kk: 'Автоматтар паркі', ru: 'Парк автоматов', en: 'Fleet' },
  'fleet.none': {
    kk: 'Бұл автомат әлі паркте жоқ.',
    ru: 'Этот автомат ещё не в парке.',
    en: 'This machine is in no fleet yet.',
  },
  'fleet.member': {
    kk: '{kioskId} ретінде паркте, сертификат {date} дейін жарамды (қалған күні: {days}).',
    ru: 'В парке как {kioskId}, сертификат до {date} (осталось дней: {days}).',
    en: 'In the fleet as {kioskId}, with a certificate until {date} ({days} days left).',
  },
  'fleet.unreadable': {
    kk: '{kioskId} сертификаты оқылмайды. Паркке қайта қосыңыз.',
    ru: 'Сертификат {kioskId} не читается. Добавьте автомат в парк заново.',
    en: 'The certificate of {kioskId} cannot be read. Join the fleet anew.',
  },
  'fleet.damaged': {
    kk: 'Автоматтың парктегі орны оқылмайды, парк автоматты көрмейді, сату жалғасады: {file} ({detail}).',
    ru: 'Место автомата в парке не читается, парк его не видит, продажи идут: {file} ({detail}).',
    en: 'The machine’s place in the fleet cannot be read, so that the fleet does not see it; sales go on: {file} ({detail}).',
  },
  'damaged.join': {
    kk: 'Паркке қайта қосыңыз: операторға осы автоматтың бұрынғы атын айтыңыз.',
    ru: 'Добавьте автомат в парк заново: назовите оператору его прежнее имя.',
    en: 'Join the fleet anew: tell the operator the name that the machine had.',
  },
  'damaged.call': {
    kk: 'Операторға хабарлаңыз: конфигурацияда жаңа автоматтар сервері жоқ.',
    ru: 'Сообщите оператору: в конфигурации нет сервера новых автоматов.',
    en: 'Tell the operator: the configuration names no server for new machines.',
  },
  'fleet.expired': {
    kk: '{kioskId} сертификатының мерзімі {date} бітті: парк автоматты көрмейді. Паркке қайта қосыңыз.',
    ru: 'Сертификат {kioskId} истёк {date}: парк автомата не видит. Добавьте его в парк заново.',
    en: 'The certificate of {kioskId} expired on {date}: the fleet does not see the machine. Join the fleet anew.',
  },
  'fleet.connected': { kk: 'Байланыс бар.', ru: 'Связь есть.', en: 'It is connected.' },
  'fleet.not-connected': {
    kk: 'Байланыс әлі жоқ: желіні тексеріңіз. Сертификат қайтарып алынса да осылай болады.',
    ru: 'Связи пока нет: проверьте сеть. Так же бывает, если сертификат отозван.',
    en: 'It is not connected yet: check the network. A certificate that was taken back looks the same.',
  },
  'fleet-enrol': { kk: 'Паркке қосу', ru: 'Добавить в парк', en: 'Join the fleet' },
  'fleet-enrol.again': { kk: 'Паркке қайта қосу', ru: 'Добавить в парк заново', en: 'Join the fleet anew' },
  'fleet-cancel': { kk: 'Кодты тоқтату', ru: 'Отменить код', en: 'Give the code up' },
  'code.title': { kk: 'Операторға айтатын код', ru: 'Код для оператора', en: 'The code for the operator' },
  'code.how': {
    kk: 'Осы кодты операторға телефонмен айтыңыз: ол оны өз компьютерінде теріп, автоматқа ат береді. Код {time} дейін жарамды, мәзірден шықсаңыз да.',
    ru: 'Продиктуйте код оператору по телефону: он введёт его на своём компьютере и даст автомату имя. Код действует до {time}, даже если выйти из меню.',
    en: 'Tell the operator this code by telephone: it is typed at the operator’s computer, and the machine is given a name there. It counts until {time}, also when you leave the menu.',
  },
  'code.connecting': {
    kk: 'Жаңа автоматтар серверіне қосылуда',
    ru: 'Подключаемся к серверу новых автоматов',
    en: 'Connecting to the server for new machines',
  },
  'code.trouble': {
    kk: 'Жаңа автоматтар серверіне қосылмады ({detail}). Желіні тексеріңіз, қайталап жатырмыз.',
    ru: 'Нет связи с сервером новых автоматов ({detail}). Проверьте сеть, пробуем снова.',
    en: 'No connection to the server for new machines ({detail}). Check the network; it is tried again.',
  },
  'code.waiting': {
    kk: 'Оператор кодты теруін күтудеміз',
    ru: 'Ждём, когда оператор введёт код',
    en: 'Waiting for the code to be typed',
  },
  'code.asked': {
    kk: 'Код дұрыс, сертификат күтудеміз',
    ru: 'Код принят, ждём сертификат',
    en: 'The code was right, waiting for the certificate',
  },
  'code.wrong': {
    kk: 'Басқа код терілді, тағы {left} рет теруге болады. Операторға кодты қайта айтыңыз.',
    ru: 'Введён другой код, осталось попыток: {left}. Продиктуйте код ещё раз.',
    en: 'Another code was typed; {left} more tries. Tell the operator the code once more.',
  },
  'ended.expired': {
    kk: 'Код уақыты бітті. Жаңасын алыңыз.',
    ru: 'Время кода вышло. Возьмите новый.',
    en: 'The code has expired. Take another one.',
  },
  'ended.wrong-codes': {
    kk: 'Үш рет басқа код терілді. Жаңа код алыңыз. Қайталанса, операторға хабарлаңыз: біреу кодты табуға тырысуы мүмкін.',
    ru: 'Три раза введён другой код. Возьмите новый. Если повторится, сообщите оператору: возможно, код подбирают.',
    en: 'Another code was typed three times. Take a new one. If it happens again, tell the operator: somebody may be guessing.',
  },
  'ended.refused': {
    kk: 'Сертификат жарамайды ({detail}). Операторға хабарлап, жаңа код алыңыз.',
    ru: 'Сертификат не подходит ({detail}). Сообщите оператору и возьмите новый код.',
    en: 'The certificate is not the right one ({detail}). Tell the operator, and take another code.',
  },
  'ended.disk': {
    kk: 'Орындалмады: файл оқылмайды не диск жазбайды ({detail}).',
    ru: 'Не получилось: файл не читается или диск не принимает запись ({detail}).',
    en: 'It failed: a file cannot be read, or the disk does not take it ({detail}).',
  },
  'enrolled': {
    kk: 'Паркке {kioskId} ретінде қосылды.',
    ru: 'Добавлен в парк как {kioskId}.',
    en: 'Enrolled as {kioskId}.',
  },
} as const satisfies Readonly<Record<string, LocalText>>;
