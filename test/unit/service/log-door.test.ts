import { expect, test } from 'vitest';
import { LOG_EVENTS } from '../../../app/log/events.ts';
import { LOG_GROUPS } from '../../../app/service/doors/log/actions.ts';
import { logDoor } from '../../../app/service/doors/log/door.ts';
import type { LogLine, LogState } from '../../../app/service/doors/log/types.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { eventsOf } from '../../../main/service/doors/log-groups.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';

const CONTEXT = {
  kiosk: initialState(harnessSettings),
  role: 'technician',
  now: { wallMs: 0, monoMs: 0 },
} as const;

function line(id: number): LogLine {
  return { id, wallMs: 0, level: 'info', event: 'relay-ready', facts: {} };
}

function answered(state: LogState, ids: readonly number[], hasOlder: boolean): LogState {
  const page = { lines: ids.map(line), hasOlder };
  return logDoor.onOutcome(state, { kind: 'page-read', asked: state.asked, page }, CONTEXT).state ?? state;
}

function acted(state: LogState, action: Parameters<typeof logDoor.act>[1]): LogState {
  return logDoor.act(state, action, CONTEXT).state ?? state;
}

test('pages lead to older lines and back, and a second touch while one is read skips none', () => {
  const first = answered(logDoor.open(CONTEXT).state, [9, 8], true);
  const turned = logDoor.act(first, { kind: 'page', to: 'older' }, CONTEXT);
  expect(turned.effects).toMatchObject([{ kind: 'read-page', beforeId: 8 }]);
  const reading = turned.state ?? first;
  expect(logDoor.act(reading, { kind: 'page', to: 'older' }, CONTEXT)).toEqual({ state: null });
  const last = answered(reading, [7], false);
  expect(logDoor.view(last, CONTEXT)).toMatchObject({ number: 2, page: { hasOlder: false } });
  expect(logDoor.act(last, { kind: 'page', to: 'older' }, CONTEXT)).toEqual({ state: null });
  const back = logDoor.act(last, { kind: 'page', to: 'newer' }, CONTEXT);
  expect(back.effects).toMatchObject([{ beforeId: null }]);
});

test('another filter begins with the newest line, and the answer to the question before it is dropped', () => {
  const open = logDoor.open(CONTEXT).state;
  const filtered = acted(acted(open, { kind: 'level', level: 'error' }), { kind: 'group', group: 'printer' });
  expect(filtered.trail).toEqual([]);
  expect(logDoor.onOutcome(filtered, { kind: 'page-read', asked: open.asked, page: null }, CONTEXT)).toEqual({
    state: null,
  });
  const effect = logDoor.act(filtered, { kind: 'refresh' }, CONTEXT).effects?.[0];
  expect(effect).toMatchObject({ filter: { level: 'error', group: 'printer' } });
});

test('a log that cannot be read is reported, not shown as empty', () => {
  const open = logDoor.open(CONTEXT).state;
  const unread = logDoor.onOutcome(open, { kind: 'page-read', asked: open.asked, page: null }, CONTEXT).state ?? open;
  expect(logDoor.view(unread, CONTEXT)).toMatchObject({ page: null, isReading: false });
});

test('every event belongs to one group', () => {
  expect(LOG_GROUPS.flatMap(eventsOf).sort()).toEqual(Object.keys(LOG_EVENTS).sort());
});
