import type { LocalText } from '../../language/language.ts';

/** The words of the door `products`. */
export const productsWords = {
  'reading': { kk: 'Конфигурация оқылуда', ru: 'Читаем настройки', en: 'Reading the configuration' },
  'writing': { kk: 'Жазылуда', ru: 'Записываем', en: 'Writing' },
  'list': { kk: 'Тауарлар', ru: 'Товары', en: 'Products' },
  'add': { kk: 'Тауар қосу', ru: 'Добавить товар', en: 'Add a product' },
  'undo': { kk: 'Соңғысын қайтару', ru: 'Отменить последнее', en: 'Undo the last' },
  'undo.set': {
    kk: 'Соңғы өзгеріс: {key}, {before} → {after}',
    ru: 'Последнее изменение: {key}, {before} → {after}',
    en: 'Last change: {key}, {before} → {after}',
  },
  'none': { kk: 'жоқ', ru: 'нет', en: 'none' },
  'refresh': { kk: 'Файлды қайта оқу', ru: 'Прочитать файл снова', en: 'Read the file again' },
  'close': { kk: 'Тізімге', ru: 'К списку', en: 'To the list' },
  'save': { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  'earlier': { kk: 'Алға жылжыту', ru: 'Переместить раньше', en: 'Move earlier' },
  'later': { kk: 'Артқа жылжыту', ru: 'Переместить позже', en: 'Move later' },
  'remove': { kk: 'Тізімнен алып тастау', ru: 'Убрать из списка', en: 'Remove from the list' },
  'hidden': { kk: 'Көрсетілмейді', ru: 'Не показывается', en: 'Not offered' },
  'preview': { kk: 'Сатып алушы осылай көреді', ru: 'Так видит покупатель', en: 'As the customer sees it' },
  'new': { kk: 'Жаңа тауар', ru: 'Новый товар', en: 'New product' },
  'price': { kk: 'Бағасы, теңге', ru: 'Цена, тенге', en: 'Price in tenge' },
  'kk': { kk: 'Қазақша атауы', ru: 'Название на казахском', en: 'Name in Kazakh' },
  'ru': { kk: 'Орысша атауы', ru: 'Название на русском', en: 'Name in Russian' },
  'en': { kk: 'Ағылшынша атауы', ru: 'Название на английском', en: 'Name in English' },
  'channel': { kk: 'Реле арнасы', ru: 'Канал реле', en: 'Channel of the relay' },
  'capacity': { kk: 'Арнаға қанша сыяды', ru: 'Сколько вмещает канал', en: 'How many the channel holds' },
  'picture': { kk: 'Сурет', ru: 'Картинка', en: 'Picture' },
  'picture.own': { kk: 'Авто', ru: 'Авто', en: 'Auto' },
  'active': { kk: 'Сатып алушыға көрсетіледі', ru: 'Показывается покупателю', en: 'Offered to customers' },
  'inactive': { kk: 'Сатып алушыға көрсетілмейді', ru: 'Не показывается покупателю', en: 'Not offered to customers' },
  'comma': { kk: 'үтір', ru: 'запятая', en: 'comma' },

  'notice.saved': {
    kk: 'Сақталды. Келесі сатылымнан бастап қолданылады.',
    ru: 'Сохранено. Действует со следующей продажи.',
    en: 'Saved. It counts from the next sale on.',
  },
  'notice.added': {
    kk: 'Тауар қосылды. Сыйымдылығы көрсетілсе, оны салып, «Тауар қоры» бөлімінде белгілеңіз.',
    ru: 'Товар добавлен. Если указана вместимость, загрузите его и отметьте это в разделе «Запас товаров».',
    en: 'The product is added. Where it has a capacity, load it and say so under “Stock”.',
  },
  'notice.removed': { kk: 'Тауар тізімнен алынды.', ru: 'Товар убран из списка.', en: 'The product is removed.' },
  'notice.undone': {
    kk: 'Соңғы өзгеріс қайтарылды.',
    ru: 'Последнее изменение отменено.',
    en: 'The last change is undone.',
  },
  'notice.nothing': { kk: 'Өзгерген ештеңе жоқ.', ru: 'Ничего не изменено.', en: 'Nothing was changed.' },
  'notice.gone': {
    kk: 'Бұл тауар файлда енді жоқ: біреу оны өзгертті. Тізімді қараңыз.',
    ru: 'Этого товара в файле уже нет: его изменил кто-то другой. Посмотрите список.',
    en: 'This product is no longer in the file: somebody else has changed it. Look at the list.',
  },
  'mistake.price-not-number': {
    kk: 'Бағада тек цифр болады, мысалы 450 немесе 390,50. Бағаны қайта енгізіңіз.',
    ru: 'В цене бывают только цифры, например 450 или 390,50. Введите цену ещё раз.',
    en: 'A price has digits only, such as 450 or 390,50. Enter it again.',
  },
  'mistake.price-zero': {
    kk: 'Баға нөл бола алмайды: тауар тегін берілмейді. Бағаны енгізіңіз.',
    ru: 'Цена не может быть нулём: даром ничего не выдаётся. Введите цену.',
    en: 'A price cannot be zero: nothing is given away. Enter the price.',
  },
  'mistake.price-decimals': {
    kk: 'Үтірден кейін ең көбі екі цифр болады. Бағаны қайта енгізіңіз.',
    ru: 'После запятой не больше двух цифр. Введите цену ещё раз.',
    en: 'At most two digits follow the comma. Enter the price again.',
  },
  'mistake.price-too-high': {
    kk: 'Баға {limit} теңгеден аспайды. Бағаны қайта енгізіңіз.',
    ru: 'Цена не выше {limit} тенге. Введите цену ещё раз.',
    en: 'A price is at most {limit} tenge. Enter it again.',
  },
  'mistake.name-missing': {
    kk: 'Кемінде бір тілде атау енгізіңіз.',
    ru: 'Введите название хотя бы на одном языке.',
    en: 'Enter a name in at least one language.',
  },
  'mistake.name-long': {
    kk: 'Атауда ең көбі {limit} әріп болады. Қысқартыңыз.',
    ru: 'В названии не больше {limit} букв. Сократите его.',
    en: 'A name has at most {limit} letters. Shorten it.',
  },
  'mistake.channel-wrong': {
    kk: 'Арна 1-ден {limit}-ге дейінгі сан. Арнаны қайта енгізіңіз.',
    ru: 'Канал — число от 1 до {limit}. Введите канал ещё раз.',
    en: 'A channel is a number from 1 to {limit}. Enter it again.',
  },
  'mistake.capacity-wrong': {
    kk: 'Сыйымдылық 1-ден {limit}-ге дейінгі сан. Білмесеңіз, өрісті бос қалдырыңыз.',
    ru: 'Вместимость — число от 1 до {limit}. Если неизвестна, оставьте поле пустым.',
    en: 'A capacity is a number from 1 to {limit}. Leave the field empty where it is not known.',
  },
  'why.conflict': {
    kk: 'Жазылмады: {key} файлда осы арада өзгертілген, енді онда «{found}». Тексеріп, қайта сақтаңыз.',
    ru: 'Не записано: {key} тем временем изменили в файле, теперь там «{found}». Проверьте и сохраните ещё раз.',
    en: 'Not written: {key} was changed in the file meanwhile and is “{found}” now. Check it and save again.',
  },
  'why.not-written': {
    kk: 'Жазылмады: дискіге жазу мүмкін емес ({detail}). Дискіні тексеріп, қайта сақтаңыз.',
    ru: 'Не записано: диск не принимает файл ({detail}). Проверьте диск и сохраните ещё раз.',
    en: 'Not written: the disk does not take the file ({detail}). Check the disk and save again.',
  },
  'why.nothing-to-undo': {
    kk: 'Қайтаратын өзгеріс жоқ.',
    ru: 'Отменять нечего.',
    en: 'There is nothing to undo.',
  },
} satisfies Readonly<Record<string, LocalText>>;
