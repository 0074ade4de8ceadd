import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SetupOutcome } from '../../../../app/service/doors/setup/types.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { setupFacts } from '../../../support/service/setup-facts.ts';
import { SetupFiles } from './harness.ts';

const WHY = { kind: 'not-written', detail: 'ENOSPC' } as const;

function opened(at: 'address' | 'test-sale' | null) {
  const machine = new ServiceHarness().ready();
  const opens = { at, isFree: true };
  machine.loop.dispatch({ kind: 'service-knocked', failures: 0, waitLeftMs: 0, languages: {}, opens });
  return machine;
}

test('a step that cannot be kept is told, and the wizard goes on', () => {
  const machine = opened('address');
  machine.loop.dispatch({ kind: 'setup-read', facts: setupFacts({ needsRestart: true }) });
  machine.loop.dispatch({ kind: 'setup-moved', revision: machine.menu.frame.revision, to: 'trade-point' });
  expect(machine.menu.frame.setup?.isRestarting).toBe(true);
  machine.loop.dispatch({ kind: 'setup-unkept', why: WHY });
  expect(machine.menu.frame.setup).toMatchObject({ isRestarting: false, refusal: WHY });
  machine.loop.dispatch({ kind: 'setup-moved', revision: machine.menu.frame.revision, to: 'operator' });
  expect(machine.menu.frame.setup).toMatchObject({ at: 'operator', refusal: null });
});

test('an end that cannot be kept can be tried again', () => {
  const machine = opened('test-sale');
  const end = (): void => {
    machine.loop.dispatch({ kind: 'setup-ended', revision: machine.menu.frame.revision });
  };
  end();
  machine.loop.dispatch({ kind: 'setup-unkept', why: WHY });
  end();
  expect(machine.serviceEffects.filter(({ kind }) => kind === 'end-setup')).toHaveLength(2);
});

test('a beginning that cannot be kept is told, and can be tried again', () => {
  const machine = opened(null);
  const start = { step: 'setup', action: { kind: 'start' } } as const;
  machine.act(start);
  const outcome = { kind: 'saved', changes: [], why: WHY } as const;
  machine.loop.dispatch({ kind: 'door-outcome', step: 'setup', role: 'technician', outcome });
  machine.act(start);
  expect(machine.serviceEffects.filter(({ kind }) => kind === 'door-effect')).toHaveLength(2);
});

test('the disk’s own words are told where the wizard begins', async () => {
  const files = new SetupFiles();
  mkdirSync(join(files.dataDirectory, 'setup.json.new'));
  const outcomes: SetupOutcome[] = [];
  await files.run({ kind: 'start' }, (outcome) => void outcomes.push(outcome));
  expect(outcomes).toMatchObject([{ kind: 'saved', why: { kind: 'not-written' } }]);
  expect(files.endings).toEqual([]);
  files.dispose();
});
