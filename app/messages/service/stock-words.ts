import type { LocalText } from '../../language/language.ts';

/** The words of the door `stock`. */
export const stockWords = {
  'channel': { kk: '{channel}-арна', ru: 'Канал {channel}', en: 'Channel {channel}' },
  'left': { kk: 'Қалды', ru: 'Осталось', en: 'Left' },
  'loaded': { kk: 'Салынды', ru: 'Загружено', en: 'Loaded' },
  'sold': { kk: 'Содан бері сатылды', ru: 'Продано с тех пор', en: 'Sold since' },
  'capacity': { kk: 'Сыйымдылығы', ru: 'Вмещает', en: 'Holds' },
  'unknown': { kk: 'саналмайды', ru: 'без учёта', en: 'not counted' },
  'state.off': { kk: 'Сатылымнан алынған', ru: 'Снят с продажи', en: 'Taken off' },
  'state.stuck': { kk: 'Тұрып қалды', ru: 'Застрял', en: 'Stuck' },
  'state.out': { kk: 'Таусылды', ru: 'Закончился', en: 'Sold out' },
  'state.low': { kk: 'Аз қалды', ru: 'Заканчивается', en: 'Low' },
  'state.full': { kk: 'Толық', ru: 'Полный', en: 'Full' },
  'state.some': { kk: 'Бар', ru: 'В наличии', en: 'In stock' },
  'state.uncounted': { kk: 'Саналмайды', ru: 'Без учёта', en: 'Not counted' },
  'fill': { kk: 'Толтыру', ru: 'Заполнить', en: 'Fill' },
  'fill-all': { kk: 'Бәрін толтыру', ru: 'Заполнить всё', en: 'Fill everything' },
  'set': { kk: 'Санын енгізу', ru: 'Ввести число', en: 'Set count' },
  'off': { kk: 'Сатылымнан алу', ru: 'Снять', en: 'Take off' },
  'on': { kk: 'Сатылымға қою', ru: 'Вернуть в продажу', en: 'Put on' },
  'cleared': { kk: 'Спираль тазартылды', ru: 'Спираль очищена', en: 'Spiral cleared' },
  'undo': { kk: 'Соңғысын қайтару', ru: 'Отменить последнее', en: 'Undo the last' },
  'close': { kk: 'Өзгертпеу', ru: 'Не менять', en: 'Leave as it is' },
  'count': {
    kk: '{name}: автоматта қанша дана бар?',
    ru: '{name}: сколько штук в автомате?',
    en: '{name}: how many are in the machine?',
  },
  'notice.filled': {
    kk: '{name}: толық деп жазылды.',
    ru: '{name}: записано как полный.',
    en: '{name}: recorded as full.',
  },
  'notice.filled-all': {
    kk: 'Барлық арна толық деп жазылды.',
    ru: 'Все каналы записаны как полные.',
    en: 'Every channel is recorded as full.',
  },
  'notice.set': { kk: '{name}: саны жазылды.', ru: '{name}: число записано.', en: '{name}: the count is recorded.' },
  'notice.off': {
    kk: '{name}: сатылмайды, сөреде таусылған болып көрінеді.',
    ru: '{name}: не продаётся и показан покупателю как закончившийся.',
    en: '{name}: not sold, and shown to customers as sold out.',
  },
  'notice.on': { kk: '{name}: қайта сатылады.', ru: '{name}: снова продаётся.', en: '{name}: sold again.' },
  'notice.cleared': {
    kk: '{name}: келесі сатылымда қайта беріп көреді.',
    ru: '{name}: автомат снова попробует выдать его при следующей продаже.',
    en: '{name}: the machine tries it again at the next sale.',
  },
  'notice.undone': {
    kk: 'Соңғы өзгеріс қайтарылды.',
    ru: 'Последнее изменение отменено.',
    en: 'The last change is undone.',
  },
  'notice.nothing': {
    kk: 'Толтыратын ештеңе жоқ: бұл арналар толық деп жазылған.',
    ru: 'Заполнять нечего: эти каналы уже записаны как полные.',
    en: 'Nothing to fill: these channels are recorded as full already.',
  },
  'notice.too-many': {
    kk: '{name}: арнаға ең көбі {most} дана сыяды. Дұрыс санды енгізіңіз.',
    ru: '{name}: в канал входит не больше {most} штук. Введите верное число.',
    en: '{name}: the channel holds at most {most}. Enter the right number.',
  },
  'notice.no-capacity': {
    kk: '{name}: арнаның сыйымдылығы белгісіз. Оны «Тауарлар мен бағалар» бөлімінде көрсетіңіз немесе санын енгізіңіз.',
    ru: '{name}: неизвестно, сколько вмещает канал. Укажите это в разделе «Товары и цены» или введите число.',
    en: '{name}: nobody has said how many the channel holds. Say so under “Products and prices”, or set a count.',
  },
} satisfies Readonly<Record<string, LocalText>>;
