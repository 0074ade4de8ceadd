import { describe, expect, test } from 'vitest';
import { entrySchema } from '../../../app/journal/entry.ts';
import { dayAsTyped } from '../../../app/export/days.ts';
import { exportDoor } from '../../../app/service/doors/export/door.ts';
import type { ExportAction } from '../../../app/service/doors/export/actions.ts';
import type { ExportOutcome, ExportState } from '../../../app/service/doors/export/types.ts';
import type { Door, DoorContext } from '../../../app/service/state/door.ts';
import type { ExportDoor } from '../../../app/service/doors/export/types.ts';
import type { KioskState } from '../../../app/session/state/state.ts';

const STICK = { path: '/media/user/STICK', name: 'STICK', freeBytes: 1, isWritable: true };
const LOCKED = { ...STICK, path: '/media/user/LOCKED', name: 'LOCKED', isWritable: false };
const FILE = { format: 'csv', name: 'K_sales.csv', bytes: 10, sha256: 'a'.repeat(64) } as const;
const door: Door<ExportDoor> = exportDoor;

function context(local = '2026-11-30T12:00:00'): DoorContext {
  const wallMs = Date.parse(`${local}+05:00`);
  return { kiosk: {} as KioskState, role: 'technician', now: { wallMs, monoMs: 0 } };
}

/** The door after these outcomes and actions, with everything that it wanted and wrote. */
function play(events: readonly (ExportAction | ExportOutcome)[], local?: string) {
  const outcomes: readonly string[] = ['sticks', 'progress', 'written', 'failed'];
  const opened = door.open(context(local));
  let state: ExportState = opened.state;
  const effects = [...(opened.effects ?? [])];
  const entries: unknown[] = [];
  for (const event of events) {
    const change = outcomes.includes(event.kind)
      ? door.onOutcome(state, event as ExportOutcome, context(local))
      : door.act(state, event as ExportAction, context(local));
    state = change.state ?? state;
    effects.push(...(change.effects ?? []));
    entries.push(...(change.entries ?? []));
  }
  return { state, effects, entries };
}

const found = (...sticks: readonly (typeof STICK)[]): ExportOutcome => ({ kind: 'sticks', sticks });
const start: ExportAction = { kind: 'start' };

describe('the door export', () => {
  test('chooses the only stick that can be written to by itself', () => {
    expect(play([found(STICK, LOCKED)]).state.chosen).toBe(STICK.path);
    expect(play([found(STICK, { ...STICK, path: '/media/b' })]).state.chosen).toBeNull();
    expect(play([found(LOCKED)]).state.chosen).toBeNull();
  });

  test('takes no place that was not found, and no protected one', () => {
    for (const path of ['/etc', LOCKED.path, ''])
      expect(
        play([found(STICK, LOCKED, { ...STICK, path: '/b' }), { kind: 'choose-stick', path }]).state.chosen,
      ).toBeNull();
  });

  test('writes once, however often it is touched, and changes nothing meanwhile', () => {
    const { effects, entries, state } = play([found(STICK), start, start, { kind: 'toggle', format: 'csv' }, start]);
    expect(effects.map(({ kind }) => kind)).toEqual(['look', 'write']);
    expect(entries).toMatchObject([{ kind: 'service-acted', step: 'export', what: 'export-started' }]);
    expect(state).toMatchObject({ share: 0, formats: ['csv', 'eva-dts', 'journal', 'log'] });
  });

  test('does nothing without a stick, or with nothing to write', () => {
    const none = (['csv', 'eva-dts', 'journal', 'log'] as const).map((format) => ({ kind: 'toggle', format }) as const);
    expect(play([start]).effects).toEqual([{ kind: 'look' }]);
    expect(play([found(STICK), ...none, start]).effects).toEqual([{ kind: 'look' }]);
  });

  test.each([
    ['all', null, null],
    ['today', '2026-03-01', '2026-03-01'],
    ['yesterday', '2026-02-28', '2026-02-28'],
    ['this-month', '2026-03-01', '2026-03-01'],
    ['last-month', '2026-02-01', '2026-02-28'],
  ] as const)('%s on the first of March is from %s to %s', (days, from, to) => {
    const { effects } = play([found(STICK), { kind: 'choose-days', days }, start], '2026-03-01T00:30:00');
    expect(effects.at(-1)).toMatchObject({ period: { from, to } });
  });

  test('an audit that was handed over is a read on record, also where the door was left meanwhile', () => {
    const outcome: ExportOutcome = {
      kind: 'written',
      isRead: true,
      report: { files: [FILE], failures: [], auditUpTo: 42 },
    };
    for (const state of [null, play([found(STICK), start]).state]) {
      const { entries = [] } = door.onOutcome(state, outcome, context());
      expect(entries).toMatchObject([
        { what: 'exported', after: 'K_sales.csv' },
        { what: 'audit-read', after: '42' },
      ]);
      for (const entry of entries) expect(entrySchema.safeParse(entry).success).toBe(true);
    }
  });

  test('days, a failed audit and an export that broke off leave the counters as they are', () => {
    const written = (isRead: boolean, auditUpTo: number | null): ExportOutcome => ({
      kind: 'written',
      isRead,
      report: { files: [], failures: [{ reason: 'gone', parameters: {} }], auditUpTo },
    });
    for (const outcome of [
      written(false, 42),
      written(true, null),
      { kind: 'failed', failure: { kind: 'broken', detail: 'x' } } as const,
    ]) {
      const { state, entries } = play([found(STICK), start, outcome]);
      expect(entries).not.toContainEqual(expect.objectContaining({ what: 'audit-read' }));
      expect(state.share).toBeNull();
    }
  });

  test('a late word about the progress of an export that has ended changes nothing', () => {
    const ended = play([
      found(STICK),
      start,
      { kind: 'failed', failure: { kind: 'broken', detail: 'x' } },
      { kind: 'progress', share: 0.5 },
    ]);
    expect(ended.state.share).toBeNull();
    expect(
      play([found(STICK), start, { kind: 'progress', share: 0.5 }, { kind: 'progress', share: 0.4 }]).state.share,
    ).toBe(0.5);
  });

  test.each([
    ['01.11.2026', '30.11.2026', { from: '2026-11-01', to: '2026-11-30' }],
    ['01.11.2026', '', { from: '2026-11-01', to: null }],
    ['', ' 05.11.2026 ', { from: null, to: '2026-11-05' }],
    ['29.02.2024', '29.02.2024', { from: '2024-02-29', to: '2024-02-29' }],
  ])('writes the days from %s to %s as they were typed', (from, to, period) => {
    const { effects, entries } = play([found(STICK), { kind: 'type-days', from, to }, start]);
    expect(effects).toMatchObject([{ kind: 'look' }, { kind: 'write', period }]);
    expect(JSON.stringify(entries)).toContain(`${period.from ?? ''}..${period.to ?? ''}`);
  });

  test.each([
    ['31.11.2026', '', 'from-wrong'],
    ['29.02.2026', '', 'from-wrong'],
    ['1.11.26', '', 'from-wrong'],
    ['', '00.01.2026', 'to-wrong'],
    ['', '30.11', 'to-wrong'],
    ['', '', 'days-missing'],
    ['02.11.2026', '01.11.2026', 'days-order'],
    ['01.12.2026', '', 'days-ahead'],
  ] as const)('says what is wrong with the days from %s to %s, and writes nothing', (from, to, mistake) => {
    const wrong = play([found(STICK), { kind: 'type-days', from, to }, start]);
    expect(wrong.state).toMatchObject({ mistake, share: null, days: 'dates' });
    expect(wrong.entries).toEqual([]);
    const again = play([found(STICK), { kind: 'type-days', from, to }, start, { kind: 'choose-days', days: 'all' }]);
    expect(again.state.mistake).toBeNull();
  });

  test('points come by themselves while a day is typed, and go with the digits', () => {
    expect(['', '2', '22', '221', '22.11.2', '22112026', '22.11.20269'].map(dayAsTyped)).toEqual([
      '',
      '2',
      '22',
      '22.1',
      '22.11.2',
      '22.11.2026',
      '22.11.2026',
    ]);
  });
});
