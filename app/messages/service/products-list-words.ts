import type { LocalText } from '../../language/language.ts';

/** What is wrong with a list of products: each sentence follows the line and the column. */
export const productsListWords = {
  'at.cell': { kk: '{line}-жол, «{column}»', ru: 'Строка {line}, «{column}»', en: 'Line {line}, “{column}”' },
  'at.line': { kk: '{line}-жол', ru: 'Строка {line}', en: 'Line {line}' },
  'more': { kk: 'Тағы {count} қате.', ru: 'И ещё ошибок: {count}.', en: 'And {count} more mistakes.' },
  'nothing-taken': {
    kk: '«{file}» қабылданған жоқ, ештеңе өзгерген жоқ. Кестені түзетіп, қайта оқыңыз:',
    ru: '«{file}» не принят, ничего не изменено. Исправьте таблицу и прочитайте её снова:',
    en: '“{file}” was not taken over, nothing has changed. Correct the table and read it again:',
  },

  'column.name': { kk: 'Атауы', ru: 'Название', en: 'Name' },
  'column.price': { kk: 'Бағасы', ru: 'Цена', en: 'Price' },
  'column.channel': { kk: 'Арнасы', ru: 'Канал', en: 'Channel' },

  'failure.unreadable': {
    kk: '«{file}» оқылмады ({detail}). Флешканы қайта салып көріңіз.',
    ru: '«{file}» не читается ({detail}). Вставьте флешку заново.',
    en: '“{file}” cannot be read ({detail}). Plug the stick in again.',
  },
  'failure.too-large': {
    kk: '«{file}» тым үлкен: тізім 1 МБ-тан аспайды. Бұл тауар тізімі ме, тексеріңіз.',
    ru: '«{file}» слишком большой: список занимает не больше 1 МБ. Проверьте, тот ли это файл.',
    en: '“{file}” is too large: a list takes at most 1 MB. See whether it is the right file.',
  },
  'failure.empty': { kk: '«{file}» бос.', ru: '«{file}» пуст.', en: '“{file}” is empty.' },
  'failure.no-rows': {
    kk: '«{file}» ішінде тек тақырып бар. Тауарларды қосыңыз.',
    ru: 'В «{file}» только заголовок. Добавьте товары.',
    en: '“{file}” has a header only. Add the products.',
  },
  'failure.too-many': {
    kk: '«{file}» ішінде {detail} тауар бар, ең көбі {limit}. Артығын алып тастаңыз.',
    ru: 'В «{file}» товаров: {detail}, а можно не больше {limit}. Уберите лишние.',
    en: '“{file}” has {detail} products, and {limit} are the most. Take some out.',
  },
  'failure.column-missing': {
    kk: '«{file}»: «{column}» бағаны жоқ. Бірінші жолда бағандардың атауы тұруы керек.',
    ru: '«{file}»: нет столбца «{column}». В первой строке должны стоять названия столбцов.',
    en: '“{file}”: the column “{column}” is missing. The first line has to name the columns.',
  },
  'failure.column-twice': {
    kk: '«{file}»: «{detail}» бағаны екі рет тұр. Біреуін алып тастаңыз.',
    ru: '«{file}»: столбец «{detail}» стоит дважды. Уберите один.',
    en: '“{file}”: the column “{detail}” stands there twice. Take one out.',
  },

  'mistake.quotes': { kk: 'тырнақша жабылмаған.', ru: 'кавычки не закрыты.', en: 'the quotation marks do not close.' },
  'mistake.cells': {
    kk: '{found} ұяшық бар, тақырыпта {limit}. Үтірі бар бағаны тырнақшаға алыңыз.',
    ru: 'ячеек {found}, а в заголовке {limit}. Цену с запятой возьмите в кавычки.',
    en: 'there are {found} cells, and {limit} in the header. Put a price with a comma in quotation marks.',
  },
  'mistake.formula': {
    kk: '«{found}» формула сияқты. Мәтінді =, +, - немесе @ белгісінсіз жазыңыз.',
    ru: '«{found}» похоже на формулу. Напишите текст без знака =, +, - или @ в начале.',
    en: '“{found}” looks like a formula. Write the text without =, +, - or @ in front.',
  },
  'mistake.name-missing': { kk: 'атауы жоқ.', ru: 'нет названия.', en: 'there is no name.' },
  'mistake.name-long': {
    kk: 'атауда ең көбі {limit} әріп болады.',
    ru: 'в названии не больше {limit} букв.',
    en: 'a name has at most {limit} letters.',
  },
  'mistake.name-blank': {
    kk: 'атауда көрінетін әріп жоқ.',
    ru: 'в названии нет видимых букв.',
    en: 'the name has no visible letter.',
  },
  'mistake.letters-lost': {
    kk: '«{found}»: сақтағанда әріптер жоғалған, орнында сұрақ белгісі тұр. Тізімді «CSV UTF-8» түрінде қайта сақтаңыз.',
    ru: '«{found}»: при сохранении пропали буквы, вместо них стоят вопросительные знаки. Сохраните список заново как «CSV UTF-8».',
    en: '“{found}”: letters were lost when the list was saved, and question marks stand in their place. Save it again as “CSV UTF-8”.',
  },
  'mistake.name-kaspi': {
    kk: 'тауардың атауында Kaspi сөзі болмайды.',
    ru: 'в названии товара не может быть слова Kaspi.',
    en: 'a product cannot be named after Kaspi.',
  },
  'mistake.category-long': {
    kk: 'санатта ең көбі {limit} әріп болады.',
    ru: 'в категории не больше {limit} букв.',
    en: 'a category has at most {limit} letters.',
  },
  'mistake.price-not-number': {
    kk: '«{found}» баға емес, мысалы 450 немесе 390,50 деп жазыңыз.',
    ru: '«{found}» — не цена. Напишите, например, 450 или 390,50.',
    en: '“{found}” is no price. Write 450 or 390,50, for example.',
  },
  'mistake.price-zero': {
    kk: 'баға нөл бола алмайды: тауар тегін берілмейді.',
    ru: 'цена не может быть нулём: даром ничего не выдаётся.',
    en: 'a price cannot be zero: nothing is given away.',
  },
  'mistake.price-decimals': {
    kk: '«{found}»: үтірден кейін ең көбі екі цифр болады.',
    ru: '«{found}»: после запятой не больше двух цифр.',
    en: '“{found}”: at most two digits follow the comma.',
  },
  'mistake.price-too-high': {
    kk: 'баға {limit} теңгеден аспайды.',
    ru: 'цена не выше {limit} тенге.',
    en: 'a price is at most {limit} tenge.',
  },
  'mistake.channel-wrong': {
    kk: '«{found}»: арна 1-ден {limit}-ге дейінгі сан.',
    ru: '«{found}»: канал — число от 1 до {limit}.',
    en: '“{found}”: a channel is a number from 1 to {limit}.',
  },
  'mistake.channel-absent': {
    kk: 'реледе {found}-арна жоқ, соңғысы {limit}.',
    ru: 'у реле нет канала {found}, последний — {limit}.',
    en: 'the relay has no channel {found}, its last one is {limit}.',
  },
  'mistake.channel-twice': {
    kk: '{found}-арна {limit}-жолда да тұр. Әр тауарға өз арнасы керек.',
    ru: 'канал {found} стоит и в строке {limit}. Каждому товару нужен свой канал.',
    en: 'channel {found} stands in line {limit} as well. Each product needs a channel of its own.',
  },
  'mistake.stock-wrong': {
    kk: '«{found}»: саны 0-ден {limit}-ге дейін.',
    ru: '«{found}»: количество — число от 0 до {limit}.',
    en: '“{found}”: a count is a number from 0 to {limit}.',
  },
  'mistake.capacity-wrong': {
    kk: '«{found}»: сыйымдылық 1-ден {limit}-ге дейін.',
    ru: '«{found}»: вместимость — число от 1 до {limit}.',
    en: '“{found}”: a capacity is a number from 1 to {limit}.',
  },
  'mistake.stock-over-capacity': {
    kk: '{found} дана салынған, арнаға {limit} сыяды.',
    ru: 'загружено {found}, а канал вмещает {limit}.',
    en: '{found} are loaded, and the channel holds {limit}.',
  },
  'mistake.picture-missing': {
    kk: '«{found}» суреті флешкада жоқ. Файлды тізімнің жанына қойыңыз.',
    ru: 'картинки «{found}» на флешке нет. Положите файл рядом со списком.',
    en: 'the picture “{found}” is not on the stick. Put the file beside the list.',
  },
  'mistake.picture-outside': {
    kk: '«{found}» флешкадан тыс жерде. Файлды тізімнің жанына қойыңыз.',
    ru: '«{found}» лежит вне флешки. Положите файл рядом со списком.',
    en: '“{found}” lies outside of the stick. Put the file beside the list.',
  },
  'mistake.picture-large': {
    kk: '«{found}» тым үлкен: ең көбі {limit} МБ және 4096 нүкте. Кішірейтіңіз.',
    ru: '«{found}» слишком большая: не больше {limit} МБ и 4096 точек. Уменьшите её.',
    en: '“{found}” is too large: at most {limit} MB and 4096 pixels. Make it smaller.',
  },
  'mistake.picture-wrong': {
    kk: '«{found}» PNG, JPG немесе WebP суреті емес.',
    ru: '«{found}» — не картинка PNG, JPG или WebP.',
    en: '“{found}” is no picture in PNG, JPG or WebP.',
  },
  'mistake.picture-no-folder': {
    kk: '«{found}»: демоның сурет қалтасы жоқ. Кірістірілген суреттің атауын жазыңыз, мысалы water.',
    ru: '«{found}»: у демонстрации нет папки для картинок. Напишите имя встроенного рисунка, например water.',
    en: '“{found}”: the demonstration has no folder for pictures. Write the name of a drawing, such as water.',
  },
} satisfies Readonly<Record<string, LocalText>>;
