import type { LocalText } from '../../language/language.ts';

/** New certificates at the door `certificate`: files from a stick, and requests. */
export const bringingWords = {
  'take.title': { kk: 'Флешкадан алу', ru: 'Взять с флешки', en: 'Take from a stick' },
  'take.text': {
    kk: 'Банктің мұрағатын (zip), PFX файлын немесе бір бумадағы .cer, .crt, .key файлдарын флешкаға салып, автоматқа тағыңыз.',
    ru: 'Запишите на флешку архив банка (zip), файл PFX или файлы .cer, .crt и .key в одной папке и вставьте её в автомат.',
    en: 'Put the bank’s archive (zip), the PFX file, or the files .cer, .crt and .key in one folder onto a stick and plug it in.',
  },
  'look': { kk: 'Флешкадан іздеу', ru: 'Искать на флешке', en: 'Look on the stick' },
  'no-stick': {
    kk: 'Флешка табылмады. Тағыңыз да, бірнеше секундтан кейін қайта іздеңіз.',
    ru: 'Флешка не найдена. Вставьте её и через несколько секунд поищите снова.',
    en: 'No stick was found. Plug it in, and look again after a few seconds.',
  },
  'no-file': {
    kk: 'Флешкада zip, pfx, cer, crt, pem немесе p7b файлы жоқ.',
    ru: 'На флешке нет файлов zip, pfx, cer, crt, pem или p7b.',
    en: 'There is no zip, pfx, cer, crt, pem or p7b file on the stick.',
  },
  'passphrase': {
    kk: 'Файлдың құпиясөзі (болса)',
    ru: 'Пароль к файлу (если есть)',
    en: 'The file’s passphrase (if it has one)',
  },
  'passphrase-missing': {
    kk: 'Файл құпиясөзбен жабылған. Құпиясөзді төменге жазып, файлды қайта басыңыз.',
    ru: 'Файл закрыт паролем. Введите пароль ниже и нажмите файл ещё раз.',
    en: 'The file is closed with a passphrase. Type it below and touch the file again.',
  },
  'passphrase-wrong': {
    kk: 'Құпиясөз сәйкес келмейді. Банк хатындағыдай қайта жазыңыз.',
    ru: 'Пароль не подходит. Введите его ещё раз, как в письме банка.',
    en: 'The passphrase does not fit. Type it again as in the bank’s letter.',
  },
  'taken': {
    kk: 'Қабылданды: {subject}. Флешканы шығаруға болады.',
    ru: 'Принят: {subject}. Флешку можно вынуть.',
    en: 'Taken: {subject}. The stick can be removed.',
  },
  'not-taken': {
    kk: '{file}: бәрі бұрынғыдай қалды.',
    ru: '{file}: всё осталось как было.',
    en: '{file}: everything is as it was.',
  },
  'working.look': { kk: 'Флешканы қарап жатырмыз', ru: 'Смотрим флешку', en: 'Looking at the stick' },
  'working.take': { kk: 'Файлды тексеріп жатырмыз', ru: 'Проверяем файл', en: 'Checking the file' },
  'working.request': { kk: 'Кілт жасап жатырмыз', ru: 'Создаём ключ', en: 'Making the key' },
  'working.write': { kk: 'Флешкаға жазып жатырмыз', ru: 'Пишем на флешку', en: 'Writing to the stick' },
  'request.title': { kk: 'Банкке сұрау жасау', ru: 'Запрос для банка', en: 'A request for the bank' },
  'request.text': {
    kk: 'Кілт осы автоматта қалады, банкке тек сұрау жіберіледі. Барлығын латын әріптерімен жазыңыз.',
    ru: 'Ключ остаётся на этом автомате, банку отправляется только запрос. Всё пишется латиницей.',
    en: 'The key stays on this machine; only the request goes to the bank. Everything is in Latin letters.',
  },
  'request.open': { kk: 'Сұрау жасау', ru: 'Создать запрос', en: 'Make a request' },
  'request.make': { kk: 'Кілт пен сұрауды жасау', ru: 'Создать ключ и запрос', en: 'Make the key and the request' },
  'request.cancel': { kk: 'Болдырмау', ru: 'Отмена', en: 'Cancel' },
  'request.close': { kk: 'Жабу', ru: 'Закрыть', en: 'Close' },
  'request.made': {
    kk: 'Сұрау дайын. Кодты телефонмен оқып, мәтінді банкке жіберіңіз немесе флешкаға жазыңыз.',
    ru: 'Запрос готов. Считайте код телефоном и отправьте текст банку или запишите на флешку.',
    en: 'The request is ready. Read the code with a telephone and send the text to the bank, or write it to a stick.',
  },
  'request.part': {
    kk: '{number}-бөлік, барлығы {count}',
    ru: 'Часть {number} из {count}',
    en: 'Part {number} of {count}',
  },
  'request.out': { kk: '{stick} флешкасына жазу', ru: 'Записать на {stick}', en: 'Write to {stick}' },
  'written': {
    kk: 'Жазылды: {file}. Флешканы шығаруға болады.',
    ru: 'Записано: {file}. Флешку можно вынуть.',
    en: 'Written: {file}. The stick can be removed.',
  },
  'not-written': {
    kk: 'Флешкаға жазылмады ({detail}). Басқасын тағып, қайталаңыз.',
    ru: 'На флешку не записалось ({detail}). Вставьте другую и повторите.',
    en: 'The stick was not written ({detail}). Plug in another and try again.',
  },
  'field-wrong': {
    kk: '«{field}» жарамайды: {rule}.',
    ru: '«{field}» не годится: {rule}.',
    en: '“{field}” will not do: {rule}.',
  },
  'country': { kk: 'Ел', ru: 'Страна', en: 'Country' },
  'region': { kk: 'Облыс', ru: 'Область', en: 'Region' },
  'city': { kk: 'Қала', ru: 'Город', en: 'City' },
  'organization': { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' },
  'host': { kk: 'Автоматтың IP не DNS атауы', ru: 'IP или DNS-имя автомата', en: 'The machine’s IP or DNS name' },
  'email': { kk: 'Электрондық пошта', ru: 'Электронная почта', en: 'E-mail' },
} satisfies Readonly<Record<string, LocalText>>;
