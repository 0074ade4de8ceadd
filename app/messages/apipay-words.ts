import type { Language, LocalText } from '../language/language.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';

/** Sentences of the command `apipay verify`. */
const WORDS = {
  'apipay.none': {
    kk: 'Баптауларда payment.apiPay жоқ.',
    ru: 'В настройках нет payment.apiPay.',
    en: 'The configuration has no payment.apiPay.',
  },
  'apipay.confirm': {
    kk: 'Kaspi Business қосымшасын ашып, екі минут ішінде растаңыз.',
    ru: 'Откройте приложение Kaspi Business и подтвердите в течение двух минут.',
    en: 'Open the Kaspi Business app and confirm within two minutes.',
  },
  'apipay.waiting': { kk: 'Күтеміз: {seconds} с', ru: 'Ждём: {seconds} с', en: 'Waiting: {seconds} s' },
  'apipay.verified': {
    kk: 'Ұйым расталды: шот жіберуге болады.',
    ru: 'Организация подтверждена: счета можно выставлять.',
    en: 'The organisation is verified: invoices can be sent.',
  },
  'apipay.failed': {
    kk: 'Растау өтпеді. БИН-ді және Kaspi Business-тегі қызметкердің рөлін тексеріп, қайталаңыз.',
    ru: 'Подтверждение не прошло. Проверьте БИН и роль сотрудника в Kaspi Business и повторите.',
    en: 'The verification failed. Check the BIN and the role of the employee in Kaspi Business, then try again.',
  },
  'apipay.expired': {
    kk: 'Екі минут ішінде ешкім растамады. Қайталаңыз.',
    ru: 'За две минуты никто не подтвердил. Повторите.',
    en: 'Nobody confirmed within two minutes. Try again.',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

/** A sentence with its `{placeholders}` filled. */
export function apiPayText(language: Language, key: keyof typeof WORDS, parameters: TextParameters = {}): string {
  return fillTemplate(WORDS[key][language], parameters);
}
