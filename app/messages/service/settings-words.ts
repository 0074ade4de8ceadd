import type { LocalText } from '../../language/language.ts';

/** Why a change of the configuration was not written (`NotChanged`). */
export const settingsWords = {
  'conflict': {
    kk: 'Баптауда {key} кілтін біреу өзгертіп қойған. Бөлімді қайта ашып, тағы бір рет таңдаңыз.',
    ru: 'В настройках {key} уже изменён кем-то другим. Откройте раздел заново и выберите ещё раз.',
    en: 'Somebody else has changed {key} in the configuration. Open this section again and choose once more.',
  },
  'refused': {
    kk: 'Баптау өзгертілмеді: ережелер рұқсат етпейді.',
    ru: 'Настройки не изменены: правила не разрешают.',
    en: 'The configuration is as it was: its rules refuse.',
  },
  'not-written': {
    kk: 'Баптау дискіге жазылмады ({detail}). Дискіні және файлға рұқсатты тексеріңіз.',
    ru: 'Настройки не записаны на диск ({detail}). Проверьте диск и права на файл.',
    en: 'The configuration could not be written ({detail}). Check the disk and the rights to the file.',
  },
} satisfies Readonly<Record<string, LocalText>>;
