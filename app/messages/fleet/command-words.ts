import type { LocalText } from '../../language/language.ts';
import type { AnswerOutcome } from '../../fleet/wire/answer.ts';
import type { CommandKind } from '../../fleet/wire/command.ts';

/** Each command as its button says it. */
export const commandWords: Readonly<Record<CommandKind, LocalText>> = {
  'out-of-service': { kk: 'Сатуды тоқтату', ru: 'Остановить продажи', en: 'Stop selling' },
  'back-in-service': { kk: 'Сатуды жалғастыру', ru: 'Возобновить продажи', en: 'Sell again' },
  'product-off': { kk: 'Сатудан алу', ru: 'Снять с продажи', en: 'Take off sale' },
  'product-on': { kk: 'Сатуға қою', ru: 'Вернуть в продажу', en: 'Put on sale' },
  'prices': { kk: 'Бағаны өзгерту', ru: 'Изменить цену', en: 'Change price' },
  'stock': { kk: 'Санын енгізу', ru: 'Указать количество', en: 'Set count' },
  'restart': { kk: 'Бағдарламаны қайта қосу', ru: 'Перезапустить программу', en: 'Restart the program' },
  'reboot': { kk: 'Компьютерді қайта қосу', ru: 'Перезагрузить компьютер', en: 'Reboot the computer' },
  'update': { kk: 'Қазір жаңарту', ru: 'Обновить сейчас', en: 'Update now' },
  'notice': { kk: 'Хабарландыру', ru: 'Объявление', en: 'Notice' },
  'journal': { kk: 'Журнал үзіндісі', ru: 'Выписка из журнала', en: 'Journal excerpt' },
  'log': { kk: 'Техникалық журнал', ru: 'Технический журнал', en: 'Technical log' },
  'resend': { kk: 'Жетпегенін сұрау', ru: 'Запросить недошедшее', en: 'Ask for what is missing' },
  'settle-debt': { kk: 'Қарыз берілді', ru: 'Долг выплачен', en: 'Debt was paid' },
  'refund': { kk: 'Ақшаны қайтару', ru: 'Вернуть деньги', en: 'Refund' },
  'audit': { kk: 'EVA DTS есебі', ru: 'Отчёт EVA DTS', en: 'EVA DTS audit' },
};

/** What became of a command. */
export const outcomeWords: Readonly<Record<AnswerOutcome | 'sent' | 'silent', LocalText>> = {
  'sent': { kk: 'жіберілді, жауап күтілуде', ru: 'отправлено, ждём ответа', en: 'sent, waiting for the answer' },
  'silent': { kk: 'жауап келмеді, мерзімі өтті', ru: 'ответа нет, срок истёк', en: 'no answer, it has expired' },
  'done': { kk: 'орындалды', ru: 'выполнено', en: 'done' },
  'waiting': {
    kk: 'қолайлы сәтте орындалады',
    ru: 'выполнит в спокойный момент',
    en: 'will be done at a quiet moment',
  },
  'refused': { kk: 'автомат бас тартты', ru: 'автомат отказался', en: 'the machine refused' },
  'failed': { kk: 'орындалмады', ru: 'не получилось', en: 'failed' },
  'unclear': {
    kk: 'орындалғаны белгісіз: журналды қараңыз',
    ru: 'неизвестно, выполнено ли: смотрите журнал',
    en: 'not known whether it was done: see the journal',
  },
  'unknown': {
    kk: 'автомат бұл бұйрықты білмейді',
    ru: 'автомат не знает этой команды',
    en: 'the machine does not know this command',
  },
  'argument': {
    kk: 'бұйрық мазмұны жарамсыз',
    ru: 'содержание команды не подходит',
    en: 'the command’s content does not fit',
  },
  'expired': { kk: 'мерзімі өтіп кетті', ru: 'пришла слишком поздно', en: 'came too late' },
  'too-far': {
    kk: 'мерзімі тым алыс: сағатты тексеріңіз',
    ru: 'срок слишком далёк: проверьте часы',
    en: 'expires too late: check the clocks',
  },
  'unsigned': {
    kk: 'автомат бұл кілтті танымайды',
    ru: 'автомат не знает этого ключа',
    en: 'the machine does not know this key',
  },
  'retained': {
    kk: 'сақталған хабар орындалмайды',
    ru: 'сохранённое сообщение не выполняется',
    en: 'a retained message is not carried out',
  },
  'unreadable': { kk: 'оқылмады', ru: 'не прочитана', en: 'could not be read' },
  'overloaded': { kk: 'бұйрық тым көп', ru: 'слишком много команд', en: 'too many commands' },
};
