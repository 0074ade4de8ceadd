import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../app/language/language.ts';
import { replay } from '../../../app/journal/replay.ts';
import { ok } from '../../../app/result.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const DARK_MS = 5_000;

/** What the acceptor finds in itself after the cut. */
type Found = 'none' | 'in-stacker' | 'in-acceptor';

/** A sale of 450 in this language, up to the closed contact. */
function sale(language: Language, way: 'cash' | 'qr'): CashHarness {
  const kiosk = new CashHarness().ready().plugAcceptor();
  kiosk.send({ kind: 'language', language });
  if (way === 'cash') {
    kiosk.chooseCash().insert(500);
    return kiosk;
  }
  kiosk.choose('sale-1');
  kiosk.method('qr', 'sale-1');
  kiosk.answerQr('15');
  kiosk.answerStatus('processed', '15');
  return kiosk;
}

/** The word, amount and language of the card after a cut behind each entry; the screen's name where there is no card. */
function told(before: CashHarness, found: Found): readonly (readonly unknown[])[] {
  return before.entries.map(({ entry }, index) => {
    const next = new CashHarness();
    next.entries.push(...before.entries.slice(0, index + 1));
    next.clock.jumpWall(before.clock.wallMs() + DARK_MS - next.clock.wallMs());
    next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
    next.send({ kind: 'relay-ready' });
    next.plugParts();
    next.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
    next.send({ kind: 'bill-found', where: found });
    next.plugAcceptor();
    const { screen } = next;
    const [card] = screen.name === 'idle' ? screen.interrupted : [];
    return [entry.kind, ...(card === undefined ? [screen.name] : [card.money, card.amountTiyn, card.language])];
  });
}

const NOTE = {
  'none': ['in-doubt', 50_000],
  'in-stacker': ['owed', 50_000],
  'in-acceptor': ['not-charged', 0],
} as const;

for (const language of LANGUAGES) {
  test.each(['none', 'in-stacker', 'in-acceptor'] as const)(
    `a cash sale in ${language} that is cut behind each of its entries, with the note %s`,
    (found) => {
      expect(told(sale(language, 'cash'), found)).toEqual([
        ['started', 'idle'],
        ['sale-opened', 'idle'],
        ['bill-intended', ...NOTE[found], language],
        // What is paid is given out within a minute.
        ['bill-stacked', 'dispensing'],
        ['dispense-intended', 'owed', 50_000, language],
      ]);
    },
  );

  test(`a sale by QR in ${language} that is cut behind each of its entries`, () => {
    expect(told(sale(language, 'qr'), 'none')).toEqual([
      ['started', 'idle'],
      ['sale-opened', 'idle'],
      ['purchase-asked', 'idle'],
      ['purchase-known', 'checking', 0, language],
      ['paid', 'dispensing'],
      ['dispense-intended', 'owed', 45_000, language],
    ]);
  });
}
