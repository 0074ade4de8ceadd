import type { ProblemReason } from '../problem.ts';
import type { LocalText } from '../language/language.ts';

/*
 * Customers need to know whether to wait, to pay elsewhere or to leave; eleven sentences cover all problems. `onlyService` is
 * the payment service of a machine that has one; with several, or with none, no sentence names one.
 */

const NEEDS_SETTING_UP: LocalText = {
  kk: 'Автоматты баптау керек. Қазір ол төлем қабылдай алмайды.',
  ru: 'Автомат нужно настроить. Сейчас он не может принимать оплату.',
  en: 'The machine needs setting up. It cannot take payments right now.',
};
const NO_CONNECTION: LocalText = {
  kk: 'Қазір[ {onlyService}] төлем қызметімен байланыс жоқ. Байланыс қалпына келгенде, автомат өзі іске қосылады.',
  ru: 'Нет связи с платёжным сервисом[ {onlyService}]. Когда она появится, автомат заработает сам.',
  en: 'There is no connection to the payment service[ {onlyService}]. The machine will work again once it is back.',
};
const NO_SAFE_CONNECTION: LocalText = {
  kk: 'Қазір[ {onlyService}] төлем қызметімен қауіпсіз байланыс жоқ, сондықтан төлем қабылданбайды.',
  ru: 'Не удалось безопасно соединиться с платёжным сервисом[ {onlyService}]. Сейчас принять оплату нельзя.',
  en: 'There is no secure connection to the payment service[ {onlyService}]. Payments cannot be taken right now.',
};
const PAYMENTS_OFF: LocalText = {
  kk: 'Қазір[ {onlyService}] төлем қызметі бұл автоматта төлем қабылдамайды.',
  ru: 'Платёжный сервис[ {onlyService}] сейчас не принимает оплату на этом автомате.',
  en: 'The payment service[ {onlyService}] is not taking payments on this machine right now.',
};
const SERVICE_OFF: LocalText = {
  kk: 'Бұл автоматта төлем қазір қабылданбайды.',
  ru: 'Оплата на этом автомате сейчас не принимается.',
  en: 'This machine cannot take payments right now.',
};
const NO_RECORDS: LocalText = {
  kk: 'Автомат сатылымдарды жазып қоя алмайды, сондықтан ештеңе сатпайды.',
  ru: 'Автомат не может записывать продажи, поэтому ничего не продаёт.',
  en: 'The machine cannot record sales, so it sells nothing.',
};
const NO_GOODS: LocalText = {
  kk: 'Автомат қазір тауар бере алмайды, сондықтан ақша да алмайды.',
  ru: 'Автомат сейчас не может выдавать товары, поэтому и деньги не берёт.',
  en: 'The machine cannot release products right now, so it takes no money.',
};
const NO_NOTES: LocalText = {
  kk: 'Автомат қазір банкнот қабылдай алмайды, ал төлеудің басқа жолы жоқ.',
  ru: 'Автомат сейчас не принимает купюры, а другого способа оплаты нет.',
  en: 'The machine cannot take banknotes right now, and there is no other way to pay.',
};
const NO_RECEIPTS: LocalText = {
  kk: 'Автомат қазір чек баса алмайды, ал чексіз сатпайды.',
  ru: 'Автомат сейчас не может напечатать чек, а без чека не продаёт.',
  en: 'The machine cannot print receipts right now, and it does not sell without them.',
};
const CLOSED: LocalText = {
  kk: 'Автомат әзірге жабық. Қолайсыздық үшін кешірім сұраймыз.',
  ru: 'Автомат пока закрыт. Простите за неудобство.',
  en: 'The machine is closed for now. We are sorry for the trouble.',
};
const BROKEN: LocalText = {
  kk: 'Автоматта ақау шықты. Қолайсыздық үшін кешірім сұраймыз.',
  ru: 'В автомате произошёл сбой. Простите за неудобство.',
  en: 'Something in the machine went wrong. We are sorry for the trouble.',
};

/** The customer's sentences on the out-of-service screen. */
export const problemCustomerWords = {
  'problem.config-missing.customer': NEEDS_SETTING_UP,
  'problem.config-lost.customer': NEEDS_SETTING_UP,
  'problem.config-unreadable.customer': NEEDS_SETTING_UP,
  'problem.config-invalid.customer': NEEDS_SETTING_UP,
  'problem.secret-missing.customer': NEEDS_SETTING_UP,
  'problem.secret-invalid.customer': NEEDS_SETTING_UP,
  'problem.certificate-missing.customer': NEEDS_SETTING_UP,
  'problem.certificate-invalid.customer': NEEDS_SETTING_UP,
  'problem.certificate-mismatch.customer': NEEDS_SETTING_UP,
  'problem.certificate-expired.customer': NO_SAFE_CONNECTION,
  'problem.passphrase-wrong.customer': NEEDS_SETTING_UP,
  'problem.ca-missing.customer': NEEDS_SETTING_UP,
  'problem.ca-invalid.customer': NEEDS_SETTING_UP,
  'problem.server-untrusted.customer': NO_SAFE_CONNECTION,
  'problem.clock-wrong.customer': NEEDS_SETTING_UP,
  'problem.proxy-unreachable.customer': NO_CONNECTION,
  'problem.proxy-refused.customer': NO_CONNECTION,
  'problem.client-certificate-refused.customer': NO_SAFE_CONNECTION,
  'problem.access-refused.customer': NO_SAFE_CONNECTION,
  'problem.api-key-refused.customer': NO_SAFE_CONNECTION,
  'problem.answered-by-another.customer': NO_SAFE_CONNECTION,
  'problem.network-unreachable.customer': NO_CONNECTION,
  'problem.server-silent.customer': NO_CONNECTION,
  'problem.server-answer-invalid.customer': NO_SAFE_CONNECTION,
  'problem.payments-unavailable.customer': NO_CONNECTION,
  'problem.payments-refused.customer': PAYMENTS_OFF,
  'problem.service-refused.customer': SERVICE_OFF,
  'problem.service-session-ended.customer': SERVICE_OFF,
  'problem.trade-point-unknown.customer': PAYMENTS_OFF,
  'problem.trade-point-choice.customer': NEEDS_SETTING_UP,
  'problem.trade-points-none.customer': PAYMENTS_OFF,
  'problem.device-elsewhere.customer': PAYMENTS_OFF,
  'problem.device-given-up.customer': PAYMENTS_OFF,
  'problem.journal-full.customer': NO_RECORDS,
  'problem.journal-failed.customer': NO_RECORDS,
  'problem.journal-damaged.customer': NO_RECORDS,
  'problem.journal-newer.customer': NO_RECORDS,
  'problem.relay-absent.customer': NO_GOODS,
  'problem.relay-lost.customer': NO_GOODS,
  'problem.acceptor-lost.customer': NO_NOTES,
  'problem.acceptor-escrow-off.customer': NO_NOTES,
  'problem.notes-do-not-fit.customer': NO_NOTES,
  'problem.sensor-lost.customer': NO_GOODS,
  'problem.printer-out.customer': NO_RECEIPTS,
  'problem.starts-failed.customer': BROKEN,
  'problem.set-up.customer': NEEDS_SETTING_UP,
  'problem.closed-by-operator.customer': CLOSED,
  'problem.internal-error.customer': BROKEN,
} satisfies Readonly<Record<`problem.${ProblemReason}.customer`, LocalText>>;
