import { expect, test } from 'vitest';
import { DebtsHarness } from '../../../support/harness/debts-harness.ts';

const DOORS = ['sales', 'debts'] as const;

/** The door's list after a search, and how often the journal was asked for it. */
function searched(step: (typeof DOORS)[number], typed: string) {
  const machine = new DebtsHarness([]);
  machine.enter('technician');
  machine.open(step);
  const before = machine.serviceEffects.length;
  machine.act({ step, action: { kind: 'find', text: typed } });
  const asked = machine.serviceEffects.slice(before);
  const last = asked.at(-1);
  const isList = last?.kind === 'door-effect' && (last.step === 'sales' || last.step === 'debts');
  const search = isList && last.effect.kind === 'read-list' ? last.effect.question.search : null;
  const { content } = machine.menu;
  const door = content.step === 'sales' || content.step === 'debts' ? content.door : null;
  return { asked: asked.length, search, list: door !== null && 'list' in door ? door.list : null, machine };
}

const cases = DOORS.flatMap((step) =>
  [
    ['к7м-2ух', 'K7M2YX'],
    ['К7М 2ҮХ', 'K7M2YX'],
    ['АВЕ НРТ', 'ABEHPT'],
    ['іОЗ4СТ', '1034CT'],
  ].map(([typed = '', code = '']) => ({ step, typed, code })),
);

test.each(cases)('$step: a code typed as «$typed» on the Cyrillic or Kazakh keys is $code', ({ step, typed, code }) => {
  expect(searched(step, typed).search).toMatchObject({ code });
});

test.each(DOORS)('%s: an amount with its currency in Kazakh is an amount', (step) => {
  expect(searched(step, '1 450 теңге').search).toMatchObject({ amountTiyn: 145_000 });
});

test.each(DOORS.flatMap((step) => ['мұнай', 'қайтарым', 'ҚҒҢ-ҰҺӨ', 'сдача?'].map((typed) => ({ step, typed }))))(
  '$step: the word «$typed» is told not to be understood, stays as it was typed, and nothing is read',
  ({ step, typed }) => {
    const { asked, list, machine } = searched(step, typed);
    expect({ asked, list }).toMatchObject({ asked: 0, list: { notice: 'not-understood', text: typed } });
    expect(machine.crashes).toBe(0);
  },
);
