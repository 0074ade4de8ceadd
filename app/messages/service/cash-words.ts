import type { LocalText } from '../../language/language.ts';

const collectionWords = {
  'collect': { kk: 'Инкассацияны бастау', ru: 'Начать инкассацию', en: 'Collect the cash' },
  'collection': {
    kk: 'Инкассация № {number}, {step}-қадам (барлығы 3)',
    ru: 'Инкассация № {number}, шаг {step} из 3',
    en: 'Collection No. {number}, step {step} of 3',
  },
  'step.out': { kk: 'Кассетаны шығарып алыңыз.', ru: 'Выньте кассету.', en: 'Take the cassette out.' },
  'step.in': {
    kk: 'Ақшаны алып, кассетаны орнына қойыңыз.',
    ru: 'Заберите деньги и верните кассету на место.',
    en: 'Take the money and put the cassette back.',
  },
  'step.count': {
    kk: 'Банкноттарды санап, әр номинал бойынша санын енгізіңіз.',
    ru: 'Пересчитайте купюры и введите их число по каждому номиналу.',
    en: 'Count the notes and type how many there are of each value.',
  },
  'step.seen': {
    kk: 'Автомат мұны өзі байқайды.',
    ru: 'Автомат увидит это сам.',
    en: 'The machine sees it by itself.',
  },
  'step.unseen': {
    kk: 'Қабылдағыш жауап бермейді: төмендегі батырмамен растаңыз.',
    ru: 'Купюроприёмник не отвечает: подтвердите кнопкой ниже.',
    en: 'The acceptor does not answer: confirm with the button below.',
  },
  'cassette-out': {
    kk: 'Кассета шығарылды',
    ru: 'Кассета вынута',
    en: 'The cassette is out',
  },
  'cassette-in': {
    kk: 'Кассета орнында',
    ru: 'Кассета на месте',
    en: 'The cassette is in',
  },
  'by-hand': {
    kk: 'Егер автомат байқамаса, өзіңіз растаңыз. Бұл журналға жазылады.',
    ru: 'Если автомат не видит, подтвердите сами. Это останется в журнале.',
    en: 'If the machine does not see it, confirm it yourself. The record says so.',
  },
  'drop': { kk: 'Инкассациядан бас тарту', ru: 'Отменить инкассацию', en: 'Give the collection up' },
  'value': { kk: 'Номинал', ru: 'Номинал', en: 'Value' },
  'expected': { kk: 'Болуы керек', ru: 'Должно быть', en: 'Expected' },
  'counted': { kk: 'Саналды', ru: 'Посчитано', en: 'Counted' },
  'sum': { kk: 'Барлығы', ru: 'Всего', en: 'In all' },
  'difference': { kk: 'Айырма', ru: 'Расхождение', en: 'Difference' },
  'no-difference': { kk: 'Айырма жоқ', ru: 'Расхождения нет', en: 'No difference' },
  'less': { kk: '{amount} кем', ru: 'Не хватает {amount}', en: '{amount} missing' },
  'more': { kk: '{amount} артық', ru: 'Лишние {amount}', en: '{amount} too much' },
  'notes-differ': {
    kk: 'Сома дұрыс, банкнот саны басқа',
    ru: 'Сумма верна, число купюр другое',
    en: 'The sum is right, the number of notes is not',
  },
  'count': { kk: '{value} банкноттарының саны', ru: 'Число купюр по {value}', en: 'Number of notes of {value}' },
  'count-close': { kk: 'Кестеге оралу', ru: 'К таблице', en: 'Back to the table' },
  'type': { kk: 'Енгізу', ru: 'Ввести', en: 'Type' },
  'confirm': { kk: 'Санақты растау', ru: 'Подтвердить подсчёт', en: 'Confirm the count' },
} satisfies Readonly<Record<string, LocalText>>;

const noticeWords = {
  'reading': { kk: 'Журнал оқылып жатыр', ru: 'Читаем журнал', en: 'Reading the journal' },
  'unreadable': {
    kk: 'Журнал оқылмады. «Қайта оқу» басыңыз; көмектеспесе, дискіні тексеріңіз.',
    ru: 'Журнал не прочитан. Нажмите «Обновить»; если не поможет, проверьте диск.',
    en: 'The journal could not be read. Touch Refresh; if that does not help, check the disk.',
  },
  'notice.count-too-large': {
    kk: 'Кассетаға мұнша банкнот сыймайды. {most} санынан асырмай енгізіңіз.',
    ru: 'Столько купюр в кассету не входит. Введите не больше {most}.',
    en: 'No cassette holds so many notes. Type at most {most}.',
  },
  'notice.count-missing': {
    kk: '{value} банкноттарының санын енгізіңіз. Болмаса, 0 енгізіңіз.',
    ru: 'Введите число купюр по {value}. Если их нет, введите 0.',
    en: 'Type the number of notes of {value}. If there are none, type 0.',
  },
  'notice.note-found': {
    kk: 'Жазылды: банкнот кассетада. Енді ол {code} коды бойынша клиентке қарыз.',
    ru: 'Записано: купюра в кассете. Теперь это долг клиенту по коду {code}.',
    en: 'Recorded: the note is in the cassette. It is owed to the customer with the code {code}.',
  },
  'notice.note-not-found': {
    kk: 'Жазылды: {code} кодының банкноты кассетада жоқ. Ол қабылданған жоқ.',
    ru: 'Записано: купюры по коду {code} в кассете нет. Она не принята.',
    en: 'Recorded: the note with the code {code} is not in the cassette. It was never received.',
  },
  'notice.note-under-way': {
    kk: 'Автомат бұл сатылымды әлі өзі анықтап жатыр. Бір минуттан кейін қайталаңыз.',
    ru: 'Автомат ещё сам выясняет эту продажу. Повторите через минуту.',
    en: 'The machine is still settling this sale by itself. Try again in a minute.',
  },
  'notice.value-missing': {
    kk: 'Табылған банкноттың номиналын таңдаңыз.',
    ru: 'Выберите номинал найденной купюры.',
    en: 'Choose the value of the note that was found.',
  },
  'notice.dropped': {
    kk: 'Инкассациядан бас тартылды. Кассета орнында.',
    ru: 'Инкассация отменена. Кассета на месте.',
    en: 'The collection was given up. The cassette is inside.',
  },
  'notice.removed-meanwhile': {
    kk: 'Кассета инкассациясыз шығарылды. Ақшасын санаңыз.',
    ru: 'Кассету вынули без инкассации. Пересчитайте деньги из неё.',
    en: 'The cassette was taken out without a collection. Count its money.',
  },
  'notice.counted': {
    kk: '№ {number} инкассация жазылды.',
    ru: 'Инкассация № {number} записана.',
    en: 'Collection No. {number} is on record.',
  },
} satisfies Readonly<Record<string, LocalText>>;

/** The words of the door `cash`. */
export const cashWords = {
  ...collectionWords,
  ...noticeWords,
  'inside': { kk: 'Кассетада', ru: 'В кассете', en: 'In the cassette' },
  'held': {
    kk: 'Банкнот: {bills}, барлығы {amount}',
    ru: 'Купюр: {bills}, всего {amount}',
    en: 'Notes: {bills}, {amount} in all',
  },
  'bills': { kk: 'Банкнот: {bills}', ru: 'Купюр: {bills}', en: 'Notes: {bills}' },
  'unnamed': {
    kk: 'Номиналы белгісіз: {bills}',
    ru: 'Номинал неизвестен: {bills}',
    en: 'Of unknown value: {bills}',
  },
  'refresh': { kk: 'Қайта оқу', ru: 'Обновить', en: 'Refresh' },
  'removal': {
    kk: 'Кассета инкассациясыз шығарылды',
    ru: 'Кассету вынули без инкассации',
    en: 'The cassette was taken out without a collection',
  },
  'removal.text': {
    kk: '{time}. Банкнот: {bills}, барлығы {amount}. Санау керек.',
    ru: '{time}. Купюр: {bills}, всего {amount}. Нужно пересчитать.',
    en: '{time}. Notes: {bills}, {amount} in all. To be counted.',
  },
  'collect-removed': { kk: 'Санау', ru: 'Пересчитать', en: 'Count it' },
  'doubts': { kk: 'Күмәнді банкноттар', ru: 'Купюры под вопросом', en: 'Notes in doubt' },
  'doubts.text': {
    kk: 'Кассетаны ашып қараңыз: банкнот сонда ма?',
    ru: 'Откройте кассету и посмотрите: купюра в ней?',
    en: 'Open the cassette and look: is the note in it?',
  },
  'doubt': { kk: '{value}, код {code}', ru: '{value}, код {code}', en: '{value}, code {code}' },
  'doubt.unnamed': { kk: 'Номиналы белгісіз', ru: 'Номинал неизвестен', en: 'Value unknown' },
  'doubt.text': {
    kk: '{time}, {product}. {place}',
    ru: '{time}, {product}. {place}',
    en: '{time}, {product}. {place}',
  },
  'place.inside': {
    kk: 'Автоматтағы кассетадан қараңыз.',
    ru: 'Искать в кассете, которая в автомате.',
    en: 'Look in the cassette inside.',
  },
  'place.taken': {
    kk: 'Соңғы шығарылған кассетадан қараңыз.',
    ru: 'Искать в кассете, вынутой последней.',
    en: 'Look in the cassette taken out last.',
  },
  'found': { kk: 'Кассетада', ru: 'Она в кассете', en: 'It is in the cassette' },
  'not-found': { kk: 'Кассетада жоқ', ru: 'Её в кассете нет', en: 'It is not in it' },
  'under-way': {
    kk: 'Автомат әлі анықтап жатыр',
    ru: 'Автомат ещё выясняет',
    en: 'Still being settled by the machine',
  },
  'past': { kk: 'Соңғы инкассациялар', ru: 'Последние инкассации', en: 'Last collections' },
  'past.collection': { kk: '№ {number}, {time}', ru: '№ {number}, {time}', en: 'No. {number}, {time}' },
  'past.removal': {
    kk: '{time}: кассета шығарылды, саналмады',
    ru: '{time}: кассету вынули, не считали',
    en: '{time}: cassette taken out, not counted',
  },
  'past.text': {
    kk: 'Болуы керек {expected}, саналды {counted}',
    ru: 'Должно быть {expected}, посчитано {counted}',
    en: 'Expected {expected}, counted {counted}',
  },
  'past.none': { kk: 'Инкассация болған жоқ', ru: 'Инкассаций ещё не было', en: 'No collection yet' },
} satisfies Readonly<Record<string, LocalText>>;
