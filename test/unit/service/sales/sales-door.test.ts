import { expect, test } from 'vitest';
import type { SalesEffect, SalesOutcome, SalesView } from '../../../../app/service/doors/sales/types.ts';
import { saleOf } from '../../../../main/past/past-builder.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { recorded, sale } from '../../journal/history.ts';

const read = { entries: 0, of: 0 };

class Sales extends ServiceHarness {
  get door(): SalesView {
    const { content } = this.menu;
    if (content.step !== 'sales') throw new Error(`the menu is at ${content.step}`);
    return content.door;
  }

  get lastEffect(): SalesEffect {
    const last = this.serviceEffects.at(-1);
    if (last?.kind !== 'door-effect' || last.step !== 'sales') throw new Error('the door asked for nothing');
    return last.effect;
  }

  tell(outcome: SalesOutcome): void {
    this.loop.dispatch({ kind: 'door-outcome', step: 'sales', role: 'technician', outcome });
  }
}

function opened(): Sales {
  const machine = new Sales();
  machine.ready();
  machine.enter('technician');
  machine.open('sales');
  return machine;
}

test('the newest sales are asked for at once, and what is typed is looked for', () => {
  const machine = opened();
  expect(machine.lastEffect).toMatchObject({ kind: 'read-list', question: { search: null, beforeSequence: null } });
  machine.act({ step: 'sales', action: { kind: 'find', text: 'к7м 2qx' } });
  expect(machine.lastEffect).toMatchObject({ question: { search: { code: 'K7M2QX' } } });
});

test('an impossible search is reported in a sentence, and nothing is read', () => {
  const machine = opened();
  const before = machine.serviceEffects.length;
  machine.act({ step: 'sales', action: { kind: 'find', text: '???' } });
  expect(machine.door).toMatchObject({ kind: 'list', list: { notice: 'not-understood', text: '???' } });
  expect(machine.serviceEffects).toHaveLength(before);
});

test('of two quick searches the answer to the first one is dropped', () => {
  const machine = opened();
  const first = machine.lastEffect;
  machine.act({ step: 'sales', action: { kind: 'find', text: '450' } });
  if (first.kind !== 'read-list') throw new Error('no list was asked for');
  machine.tell({ kind: 'list-read', token: first.question.token, page: { sales: [], hasMore: true, read } });
  expect(machine.door).toMatchObject({ list: { page: null, isReading: true } });
});

test('a sale is shown as its story; a missing sale is reported, and so is an unreadable journal', () => {
  const machine = opened();
  const entries = recorded(sale('debt', 'a', '15'));
  machine.act({ step: 'sales', action: { kind: 'choose', saleId: 'a' } });
  expect(machine.door).toMatchObject({ kind: 'sale', sale: { kind: 'reading' } });
  const answer = (whole: Extract<SalesOutcome, { kind: 'sale-read' }>['read']): void => {
    const { lastEffect } = machine;
    if (lastEffect.kind === 'read-sale') machine.tell({ kind: 'sale-read', token: lastEffect.token, read: whole });
  };
  answer({ whole: { sale: saleOf(entries), entries, claim: null } });
  expect(machine.door).toMatchObject({ sale: { kind: 'read', value: { state: 'debt', payments: ['15'] } } });
  machine.act({ step: 'sales', action: { kind: 'choose', saleId: 'b' } });
  answer({ whole: null });
  expect(machine.door).toMatchObject({ sale: { kind: 'read', value: null } });
  machine.act({ step: 'sales', action: { kind: 'choose', saleId: 'a' } });
  answer(null);
  expect(machine.door).toMatchObject({ sale: { kind: 'unreadable' } });
});

test('a week ends with today, yesterday the day before', () => {
  const machine = opened();
  const days = (): number | null => {
    const { lastEffect } = machine;
    return lastEffect.kind === 'read-bars' ? (lastEffect.untilMs - lastEffect.fromMs) / 86_400_000 : null;
  };
  machine.act({ step: 'sales', action: { kind: 'bars', range: 'week' } });
  expect(days()).toBe(7);
  const week = machine.lastEffect;
  machine.act({ step: 'sales', action: { kind: 'bars', range: 'yesterday' } });
  expect(days()).toBe(1);
  const day = machine.lastEffect;
  if (week.kind !== 'read-bars' || day.kind !== 'read-bars') throw new Error('no bars were asked for');
  expect(week.untilMs - day.untilMs).toBe(86_400_000);
  expect(machine.entries.filter(({ entry }) => entry.kind === 'service-acted')).toEqual([]);
});
