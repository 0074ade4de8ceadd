import { expect, test } from 'vitest';
import type { DemoFacts, SystemOutcome } from '../../../../app/service/doors/system/types.ts';
import { runSystem } from '../../../../main/service/doors/system.ts';
import type { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { atSystemDoor } from '../../../support/service/system-door.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

/** A technician at the door of a machine where the demonstration is on, off or impossible. */
function atDoor(demo: DemoFacts, happened?: (machine: ServiceHarness) => void) {
  const door = atSystemDoor({ demo }, happened);
  return { ...door, asked: () => door.effects().flatMap((one) => (one.kind === 'switch-demo' ? [one.on] : [])) };
}

test('the demonstration is on record before the mark is written, once for an impatient double touch', () => {
  const { machine, act, asked, view } = atDoor({ kind: 'off' });
  act({ kind: 'demo-on' });
  act({ kind: 'demo-on' });
  expect(asked()).toEqual([true]);
  expect(machine.order.slice(-2)).toEqual(['entry service-acted', 'effect door-effect']);
  expect(machine.entries.at(-1)?.entry).toMatchObject({ step: 'system', what: 'demo-on' });
  expect(view().ending).toBe('demo-on');
});

test('a disk that refuses the mark leaves the machine as it is, with a sentence', () => {
  const { machine, act, tell, view } = atDoor({ kind: 'off' });
  act({ kind: 'demo-on' });
  tell({ kind: 'demo-not-switched', detail: 'ENOSPC' });
  expect(view()).toMatchObject({ ending: null, notice: { kind: 'demo-failed', detail: 'ENOSPC' } });
  expect(machine.entries.at(-1)?.entry).toMatchObject({ what: 'demo-not-switched', after: 'ENOSPC' });
});

test('while a purchase of a moment ago is still checked, no demonstration begins', () => {
  const { act, asked, view } = atDoor({ kind: 'off' }, (machine) => {
    machine.choose();
    machine.answerQr();
    machine.send({ kind: 'cancel', revision: machine.loop.view().frame.revision });
  });
  act({ kind: 'demo-on' });
  expect(asked()).toEqual([]);
  expect(view().notice).toEqual({ kind: 'money-open' });
});

test('a demonstration is only left, and a machine without a configuration has no other state', () => {
  const on = atDoor({ kind: 'on', untilWallMs: 1 });
  on.act({ kind: 'demo-on' });
  on.act({ kind: 'demo-off' });
  expect(on.asked()).toEqual([false]);
  const demo = atDoor({ kind: 'impossible' });
  demo.act({ kind: 'demo-on' });
  demo.act({ kind: 'demo-off' });
  expect(demo.asked()).toEqual([]);
});

test('main keeps the mark before it restarts, and does not restart where it cannot be kept', async () => {
  const done: string[] = [];
  const told: SystemOutcome[] = [];
  const keeping = {} as Parameters<typeof runSystem>[1];
  const run = (set: () => Promise<void>) =>
    runSystem(servicePorts({ training: { facts: { kind: 'off' }, set }, end: (how) => void done.push(how) }), keeping)(
      { kind: 'switch-demo', on: true },
      (outcome) => void told.push(outcome),
    );
  await run(() => Promise.reject(new Error('ENOSPC')));
  expect({ done, told }).toEqual({ done: [], told: [{ kind: 'demo-not-switched', detail: 'ENOSPC' }] });
  await run(() => Promise.resolve(void done.push('mark')));
  expect(done).toEqual(['mark', 'restart']);
});
