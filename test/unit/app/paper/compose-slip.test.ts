import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../app/language/schema.ts';
import { paperText } from '../../../../app/messages/paper-words.ts';
import { text } from '../../../../app/messages/text.ts';
import { paperOf } from '../../../../app/paper/compose-slip.ts';
import { MAX_PAPER_LINES } from '../../../../app/paper/document.ts';
import { claimSlip, collectionSlip, everySlip, MONEY_FACTS, mixedSlip, receiptSlip, REFUND_WAYS } from './slips.ts';
import { COLUMNS, sheetOf, textsOf } from './sheet.ts';

const CODE = '7K4-82M';

describe.each(LANGUAGES)('every slip in %s', (language) => {
  const slips = everySlip(language);

  it('has words for everything, without keys or gaps', () => {
    const words = new Set(slips.flatMap((slip) => textsOf(paperOf(slip))));
    for (const one of words) {
      expect(one.trim()).not.toBe('');
      expect(one).not.toMatch(/[{}[\]]|undefined|null|NaN|Infinity/);
      expect(one).not.toMatch(/\b(paper|receipt|error|money|problem)\.[a-z]/);
      expect(one).not.toMatch(/[\n\r\t]| {2}|\.\./);
    }
  });

  it('fits 32 columns: no row is longer, and no name displaces its amount', () => {
    for (const slip of slips) {
      expect(sheetOf(paperOf(slip)).filter((row) => row.length > COLUMNS)).toEqual([]);
      expect(
        paperOf(slip).lines.filter((line) => line.kind === 'pair' && line.left.length + line.right.length >= COLUMNS),
      ).toEqual([]);
    }
  });

  it('is short', () => {
    for (const slip of slips) {
      expect(sheetOf(paperOf(slip)).length).toBeLessThanOrEqual(32);
      expect(paperOf(slip).lines.length).toBeLessThanOrEqual(MAX_PAPER_LINES);
    }
  });

  it('uses only that language', () => {
    const foreign = { kk: /Сумма|Время|Спасибо|Total|Time/, ru: /[әғқңөұүһі]|Total|Time/i, en: /\p{Script=Cyrillic}/u }[
      language
    ];
    expect(slips.flatMap((slip) => textsOf(paperOf(slip))).filter((words) => foreign.test(words))).toEqual([]);
  });
});

const KASPI = { service: 'Kaspi', application: 'Kaspi Pay' };

describe('the receipt', () => {
  it('names the seller, the goods, the payments and their methods, in a few rows', () => {
    expect(sheetOf(paperOf(mixedSlip('kk')))).toEqual([
      '         A q b u l a q',
      '        БСН 180340021791',
      '          Mega Center',
      '',
      '№ 5F0C81D2      21.03.2026 17:07',
      '--------------------------------',
      'Алма шырыны',
      '3 × 450 ₸                1 350 ₸',
      '--------------------------------',
      'Барлығы                  1 350 ₸',
      'Қолма-қол ақша           1 000 ₸',
      'Kaspi QR                   400 ₸',
      'Берілмеген қайтарым         50 ₸',
      'Төлем нөмірі          4838126530',
      '--------------------------------',
      '      Қайтарымыңыздың коды',
      '         7 K 4 - 8 2 M',
      'Автомат қайтарым бермейді. Кодты',
      'операторға айтыңыз, қайтарымды',
      'сол береді.',
      '--------------------------------',
      '   Сатып алғаныңызға рақмет!',
      '        Көмек керек пе?',
      '        +7 700 123 45 67',
      '',
      '       Фискалдық чек емес',
    ]);
  });

  it('has no code for kept change', () => {
    const sheet = sheetOf(paperOf(mixedSlip('ru', null)));
    expect(sheet).toContain('Сдача осталась оператору    50 ₸');
    expect(sheet.join('\n')).not.toContain('Код');
  });

  it('ends with the code of the fiscal receipt where there is one', () => {
    const fiscalLink = 'https://fiscal.example.kz/t/1?i=2';
    const { lines } = paperOf(receiptSlip('ru', { fiscalLink }));
    expect(lines.slice(-2)).toEqual([
      { kind: 'text', text: 'Фискальный чек', align: 'center', size: 'normal', isBold: false },
      { kind: 'qr', content: fiscalLink },
    ]);
    expect(textsOf({ lines })).not.toContain('Не является фискальным чеком');
  });

  it('omits unknown facts', () => {
    const words = textsOf(
      paperOf({
        ...receiptSlip('en', {
          operatorBin: null,
          tradePoint: null,
          qrPaymentId: null,
          cashTiyn: receiptSlip('en').receipt.amountTiyn,
        }),
        contact: null,
      }),
    ).join('\n');
    expect(words).toContain('Cash');
    for (const part of ['BIN', 'Kaspi', 'Payment', 'help']) expect(words).not.toContain(part);
  });

  it('removes line breaks from a name, and prints a long one in ordinary size', () => {
    const [name] = paperOf(receiptSlip('en', { operatorName: 'Limited partnership\n\u001b@«Aqbulaq Trade»' })).lines;
    expect(name).toEqual({
      kind: 'text',
      text: 'Limited partnership @«Aqbulaq Trade»',
      align: 'center',
      size: 'normal',
      isBold: true,
    });
  });
});

describe('the claim slip', () => {
  it('has the reason, the code, the amount and the way of the refund', () => {
    expect(sheetOf(paperOf(claimSlip('ru')))).toEqual([
      '         A q b u l a q',
      '          Mega Center',
      '--------------------------------',
      '         Товар не выдан',
      '          Сок яблочный',
      '',
      '            Ваш код',
      '         7 K 4 - 8 2 M',
      '',
      'К возврату                 450 ₸',
      'Номер оплаты    9007199254741993',
      'Время           21.03.2026 17:07',
      '--------------------------------',
      'Деньги вернёт оператор по этому',
      'коду. Оплату через Kaspi',
      'возвращают в приложении Kaspi',
      'Pay по номеру оплаты.',
      '',
      '       Связь с оператором',
      '        +7 700 123 45 67',
      '      Сохраните этот талон',
    ]);
  });

  it('has the code in large letters exactly once, in every case', () => {
    for (const money of MONEY_FACTS) {
      const codes = paperOf(claimSlip('kk', { money })).lines.filter(
        (line) => line.kind === 'text' && line.text.includes(CODE),
      );
      expect(codes).toEqual([{ kind: 'text', text: CODE, align: 'center', size: 'large', isBold: true }]);
    }
  });

  it('names the amount only if it is owed', () => {
    for (const language of LANGUAGES) {
      for (const money of MONEY_FACTS) {
        const words = textsOf(paperOf(claimSlip(language, { money })));
        expect([money, words.includes(paperText(language, 'paper.claim.back'))]).toEqual([money, money === 'owed']);
        expect(words.join('\n')).toContain(paperText(language, `paper.claim.money.${money}`, { bank: 'Kaspi' }));
      }
    }
  });

  it.each(REFUND_WAYS)('explains how a payment by QR is refunded: %s', (refundWay) => {
    for (const language of LANGUAGES) {
      const way = paperText(language, `paper.claim.way.${refundWay}`, KASPI);
      const others = REFUND_WAYS.filter((one) => one !== refundWay).map((one) =>
        paperText(language, `paper.claim.way.${one}`, KASPI),
      );
      const words = textsOf(paperOf(claimSlip(language, { refundWay }))).join('\n');
      expect(words).toContain(way);
      for (const other of others) expect(words).not.toContain(other);
    }
  });

  it.each(REFUND_WAYS)('does not mention Kaspi for notes only: %s', (refundWay) => {
    for (const language of LANGUAGES) {
      expect(textsOf(paperOf(claimSlip(language, { refundWay, qrPaymentId: null }))).join('\n')).not.toContain('Kaspi');
    }
  });

  it('counts the pieces', () => {
    expect(sheetOf(paperOf(claimSlip('en', { quantity: 3 })))).toContain('        3 × Apple juice');
  });

  it('has the code and the reason of the screen', () => {
    for (const language of LANGUAGES) {
      const words = textsOf(paperOf(claimSlip(language, { reason: 'bill-stuck', money: 'in-doubt' })));
      expect(words).toContain(text(language, 'error.bill-stuck.title'));
    }
  });
});

describe('the collection slip', () => {
  it('has the sum, the notes and room for two signatures', () => {
    expect(sheetOf(paperOf(collectionSlip('kk')))).toEqual([
      '         A q b u l a q',
      '          Mega Center',
      '--------------------------------',
      '           Инкассация',
      'Уақыты          21.03.2026 17:07',
      'Банкнот саны                  84',
      'Сома                   126 500 ₸',
      '--------------------------------',
      '',
      'Тапсырды    ____________________',
      '',
      'Қабылдады   ____________________',
    ]);
  });
});
