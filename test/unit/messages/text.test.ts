import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../app/language/schema.ts';
import { messages, pick, text, type MessageKey } from '../../../app/messages/text.ts';
import { PROBLEM_REASONS } from '../../../app/problem.ts';
import { ERROR_REASONS } from '../../../app/sale-outcome.ts';

const isKey = (key: string): key is MessageKey => key in messages;
const keys = Object.keys(messages).filter(isKey);

const placeholders = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const required = (template: string): string[] => placeholders(template.replace(/\[[^\]]*\]/g, ''));

/** All parameters of a technician's sentence. */
const FACTS = {
  file: '/etc/sauda/config.yaml',
  line: '7',
  key: 'payment.kaspi',
  host: 'kaspi.kz:8544',
  code: '-1502',
  message: 'It broke',
  detail: 'really',
  port: '/dev/ttyUSB0',
  channel: '3',
  date: '21.11.2030',
  since: '2030-11-21 17:20',
  tradePoint: '12',
  device: 'KIOSK-0001',
  holder: 'minicom (9)',
  stop: 'sudo systemctl disable --now ModemManager',
  heldPort: '/dev/ttyUSB0',
  service: 'ApiPay',
  keySetting: 'apiTokenFile',
  verify: 'sauda apipay verify',
  count: '5',
  minutes: '10',
  next: '15',
};

function expectGoodSentence(sentence: string): void {
  expect(sentence).not.toMatch(/[{}[\]]/);
  expect(sentence).not.toMatch(/ {2}|^\s|\s$/);
  expect(sentence).not.toMatch(/ [.,:;]|[,:;][.,:;]|(?<!\.)\.\.(?!\.)/);
  expect(sentence).not.toMatch(/[,:]$/);
}

describe('messages', () => {
  it('are written in every language', () => {
    const empty = keys.filter((key) => LANGUAGES.some((language) => messages[key][language].trim() === ''));
    expect(empty).toEqual([]);
  });

  it('claim no power cut of a sale that a killed program may have interrupted as well', () => {
    const words = LANGUAGES.map((language) => text(language, 'error.interrupted.title')).join(' ');
    expect(words).not.toMatch(/power|питани|электр|тоқ|қуат/i);
  });

  it('need the same facts in every language', () => {
    for (const key of keys) {
      const { kk, ru, en } = messages[key];
      expect([key, required(ru)]).toEqual([key, required(kk)]);
      expect([key, required(en)]).toEqual([key, required(kk)]);
      expect([key, placeholders(ru)]).toEqual([key, placeholders(kk)]);
      expect([key, placeholders(en)]).toEqual([key, placeholders(kk)]);
    }
  });

  it('have only Cyrillic letters that exist in the language', () => {
    for (const key of keys) {
      expect([key, messages[key].ru]).toEqual([key, messages[key].ru.replace(/[әғқңөұүһі]/gi, '')]);
      expect([key, messages[key].en]).toEqual([key, messages[key].en.replace(/\p{Script=Cyrillic}/gu, '')]);
    }
  });
});

describe('words of the outside contract', () => {
  it.each([
    ['action.cancel', 'Бас тарту', 'Отмена', 'Cancel'],
    ['preparing.title', 'Төлем қабылдауға дайындалудамыз...', 'Готовимся к приему оплаты', null],
    ['qr.title', 'Сканерлеңіз де, төлеңіз Kaspi QR', 'Сканируйте и платите Kaspi QR', null],
    ['qr.methods', 'Төлем тәсілдері', 'Способы оплаты', null],
    ['qr.step-1', 'Kaspi.kz қосымшасын ашыңыз', 'Откройте приложение Kaspi.kz', null],
    ['qr.step-2', '«Kaspi QR» басыңыз', 'Нажмите «Kaspi QR»', null],
    ['qr.step-3', 'Камераны кодқа бағыттаңыз', 'Наведите камеру на код', null],
    ['confirm.title', 'Төлемді қосымшада растаңыз', 'Подтвердите оплату в приложении', null],
    ['success.title', 'Төлем қабылданды', 'Оплата принята', null],
  ] as const)('%s', (key, kk, ru, en) => {
    expect(text('kk', key)).toBe(kk);
    expect(text('ru', key)).toBe(ru);
    if (en !== null) expect(text('en', key)).toBe(en);
  });
});

describe('problems', () => {
  it.each(PROBLEM_REASONS)('%s has both sentences, with and without facts', (reason) => {
    for (const language of LANGUAGES) {
      const template = messages[`problem.${reason}.technician`][language];
      expectGoodSentence(text(language, `problem.${reason}.customer`));
      expectGoodSentence(text(language, `problem.${reason}.customer`, { onlyService: 'ByFly' }));
      expectGoodSentence(text(language, `problem.${reason}.technician`));
      expectGoodSentence(text(language, `problem.${reason}.technician`, FACTS));
      for (const name of placeholders(template)) {
        const one = Object.fromEntries(Object.entries(FACTS).filter(([fact]) => fact === name));
        expect(Object.keys(one)).toEqual([name]);
        expectGoodSentence(text(language, `problem.${reason}.technician`, one));
      }
    }
  });

  it.each(PROBLEM_REASONS)('%s has words of the system, in whatever language, only in brackets', (reason) => {
    for (const language of ['kk', 'ru'] as const) {
      const sentence = text(language, `problem.${reason}.technician`, {
        message: 'bad file descriptor',
        detail: 'EIO',
      });
      // The names of the trade points to choose from.
      if (reason !== 'trade-point-choice') expect(sentence).not.toMatch(/(?<!\()(bad file descriptor|EIO)/);
      expect(sentence).toMatch(/^\p{Lu}/u);
    }
  });

  it('name the payment service that they are about, and Kaspi without one', () => {
    expect(text('ru', 'problem.network-unreachable.technician')).toMatch(/^Нет сети до Kaspi\./);
    expect(text('ru', 'problem.network-unreachable.technician', { service: 'ByFly' })).toMatch(/^Нет сети до ByFly\./);
  });

  it.each(PROBLEM_REASONS)('%s tells a customer of no bank or service but the one that is named', (reason) => {
    const key = `problem.${reason}.customer` as const;
    for (const language of LANGUAGES) {
      expect(text(language, key)).not.toMatch(/kaspi|apipay|byfly/i);
      expect(text(language, key, { onlyService: 'ByFly' })).not.toMatch(/kaspi|apipay/i);
    }
  });

  it('name the service where the machine has one', () => {
    expect(text('ru', 'problem.server-silent.customer', { onlyService: 'ByFly' })).toMatch(
      /^Нет связи с платёжным сервисом ByFly\./,
    );
    expect(text('ru', 'problem.server-silent.customer')).toMatch(/^Нет связи с платёжным сервисом\./);
    expect(text('kk', 'problem.server-silent.customer')).toMatch(/^Қазір төлем қызметімен байланыс жоқ\./);
  });

  it('show a fact when there is one', () => {
    const sentence = text('ru', 'problem.config-invalid.technician', { file: 'a.yaml', line: '3', key: 'payment' });
    expect(sentence).toBe('Ошибка в настройках: a.yaml, строка 3, ключ payment. Исправьте и перезапустите автомат.');
  });
});

describe('errors', () => {
  it.each(ERROR_REASONS)('%s names the event and the remedy, without a code', (reason) => {
    for (const language of LANGUAGES) {
      for (const part of ['title', 'todo'] as const) {
        const sentence = text(language, `error.${reason}.${part}`);
        expectGoodSentence(sentence);
        expect(sentence).not.toMatch(/\d/);
      }
    }
  });

  it.each(['error.claim', 'error.checking'] as const)('%s names the contact where there is one', (key) => {
    for (const language of LANGUAGES) {
      expectGoodSentence(text(language, key));
      expect(text(language, key, { contact: '+7 700 123 45 67' })).toContain(': +7 700 123 45 67');
    }
  });

  it('state what is known about the money, and name an amount only if it is owed', () => {
    for (const language of LANGUAGES) {
      for (const money of ['not-charged', 'will-be-refunded', 'checking'] as const) {
        expect(messages[`money.${money}`][language]).not.toContain('{amount}');
      }
      expectGoodSentence(text(language, 'money.owed', { amount: '450 ₸' }));
    }
  });
});

describe('pick', () => {
  it('takes the language of the screen', () => {
    expect(pick({ kk: 'Су', ru: 'Вода', en: 'Water' }, 'kk')).toBe('Су');
  });
});
