import type { StickTrouble } from '../../import/stick-file.ts';
import type { LocalText } from '../../language/language.ts';

/** Why a look at the sticks may have missed a file, and what to do. */
export const stickWords = {
  unread: {
    kk: 'Флешканың бір бөлігі оқылмады: ол суырылған немесе бүлінген. Қайта қосып, тағы іздеңіз; көмектеспесе, файлдарды басқа флешкаға көшіріңіз.',
    ru: 'Часть флешки не читается: она вынута или повреждена. Вставьте её снова и поищите ещё раз; не поможет, перепишите файлы на другую.',
    en: 'Part of the stick cannot be read: it was pulled out or is damaged. Plug it in again and look once more; if that does not help, copy the files to another stick.',
  },
  cut: {
    kk: 'Флешкада файл тым көп, бәрі қаралған жоқ. Керегі тізімде болмаса, оны бос флешкаға көшіріңіз.',
    ru: 'На флешке слишком много файлов, просмотрены не все. Если нужного нет в списке, перепишите его на пустую флешку.',
    en: 'There are too many files on the stick, and not all were looked at. If yours is not in the list, copy it to an empty stick.',
  },
  hangs: {
    kk: 'Флешка жауап бермейді. Оны суырып, қайта қосыңыз немесе басқасын алыңыз. Автомат жұмысын жалғастырады.',
    ru: 'Флешка не отвечает. Выньте её, вставьте снова или возьмите другую. Автомат работает дальше.',
    en: 'The stick does not answer. Pull it out, plug it in again, or take another one. The machine goes on.',
  },
} satisfies Readonly<Record<StickTrouble, LocalText>>;
