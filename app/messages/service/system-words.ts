import type { LocalText } from '../../language/language.ts';

/** The words of the door `system`. */
export const systemWords = {
  'restart': { kk: 'Бағдарламаны қайта қосу', ru: 'Перезапустить программу', en: 'Restart the program' },
  'reboot': { kk: 'Компьютерді қайта қосу', ru: 'Перезагрузить компьютер', en: 'Reboot the computer' },
  'shutdown': { kk: 'Компьютерді өшіру', ru: 'Выключить компьютер', en: 'Shut the computer down' },
  'ending': { kk: 'Аяқталып жатыр, күте тұрыңыз', ru: 'Завершаем работу, подождите', en: 'Ending, please wait' },
  'version': { kk: 'Sauda нұсқасы', ru: 'Версия Sauda', en: 'Version of Sauda' },
  'runtime': { kk: 'Орта', ru: 'Среда', en: 'Runtime' },
  'system': { kk: 'Операциялық жүйе', ru: 'Операционная система', en: 'Operating system' },
  'host': { kk: 'Компьютер', ru: 'Компьютер', en: 'Computer' },
  'addresses': { kk: 'Желідегі мекенжай', ru: 'Адреса в сети', en: 'Network addresses' },
  'disk': { kk: 'Дискідегі бос орын', ru: 'Свободно на диске', en: 'Free on the disk' },
  'disk.text': { kk: '{gigabytes} ГБ', ru: '{gigabytes} ГБ', en: '{gigabytes} GB' },
  'data': { kk: 'Деректер қалтасы', ru: 'Папка данных', en: 'Data directory' },
  'config': { kk: 'Конфигурация', ru: 'Конфигурация', en: 'Configuration' },
  'none': { kk: 'жоқ', ru: 'нет', en: 'none' },
} satisfies Readonly<Record<string, LocalText>>;
