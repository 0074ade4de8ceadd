import type { Language, LocalText } from '../language/language.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';

/** Sentences of a verification at ApiPay, by the command `apipay verify` and in the service menu. */
export const apiPayWords = {
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
  'apipay.waiting': { kk: '{seconds} с қалды.', ru: 'Осталось {seconds} с.', en: '{seconds} s left.' },
  'apipay.verified': {
    kk: 'Ұйым расталды: шот жіберуге болады.',
    ru: 'Организация подтверждена: счета можно выставлять.',
    en: 'The organisation is verified: invoices can be sent.',
  },
  'apipay.failed': {
    kk: 'Растау өтпеді. БСН/ЖСН және ApiPay нөмірі Kaspi Business-ке қызметкер болып қосылғанын тексеріп, қайталаңыз.',
    ru: 'Подтверждение не прошло. Проверьте БИН/ИИН и добавлен ли номер ApiPay сотрудником в Kaspi Business, и повторите.',
    en: 'The verification failed. Check the BIN or IIN, and that ApiPay’s number is an employee in Kaspi Business, then try again.',
  },
  'apipay.expired': {
    kk: 'Екі минут ішінде ешкім растамады. Қайталаңыз.',
    ru: 'За две минуты никто не подтвердил. Повторите.',
    en: 'Nobody confirmed within two minutes. Try again.',
  },
  'apipay.in-cabinet': {
    kk: 'Бұл ApiPay ұйымды тек өз кабинетінде растайды: «Главная» → «Верификация». Ол жерде болмаса, baseUrl мекенжайын тексеріңіз.',
    ru: 'Этот ApiPay подтверждает организации только в своём кабинете: «Главная» → «Верификация». Если там этого нет, проверьте адрес baseUrl.',
    en: 'This ApiPay verifies organisations in its cabinet alone: “Главная” → “Верификация”. If it is not there, check the address baseUrl.',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

/** A sentence with its `{placeholders}` filled. */
export function apiPayText(language: Language, key: keyof typeof apiPayWords, parameters: TextParameters = {}): string {
  return fillTemplate(apiPayWords[key][language], parameters);
}
