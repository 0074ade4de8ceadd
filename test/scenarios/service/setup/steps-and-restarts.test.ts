import { expect, test } from 'vitest';
import type { SetupFacts } from '../../../../app/service/state/setup-place.ts';
import type { SetupStep } from '../../../../app/service/state/setup-steps.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { setupFacts } from '../../../support/service/setup-facts.ts';

const LITE = { contract: 'lite', organizationBin: null, baseUrl: 'https://a.kz/r1', deviceId: 'K' } as const;

function wizard(at: SetupStep | null = 'language', isFree = true) {
  const machine = new ServiceHarness().ready();
  machine.loop.dispatch({
    kind: 'service-knocked',
    failures: 0,
    waitLeftMs: 0,
    languages: {},
    opens: { at, isFree },
  });
  return {
    machine,
    read: (change: Partial<SetupFacts> = {}): void => {
      machine.loop.dispatch({ kind: 'setup-read', facts: setupFacts(change) });
    },
    go: (to: SetupStep): void => {
      machine.loop.dispatch({ kind: 'setup-moved', revision: machine.menu.frame.revision, to });
    },
    setup: () => machine.menu.frame.setup,
    effects: (kind: string) => machine.serviceEffects.filter((effect) => effect.kind === kind),
    kinds: () => machine.entries.map(({ entry }) => entry.kind),
  };
}

test('a machine without a PIN opens at its step; one with a PIN asks for it first, and then goes on there', () => {
  expect(wizard('operator').setup()?.at).toBe('operator');
  const { machine, setup } = wizard('operator', false);
  expect(machine.step).toBe('pin');
  machine.typePin(4);
  const { revision } = machine.menu.frame;
  machine.loop.dispatch({ kind: 'pin-checked', revision, role: 'technician', failures: 0, waitLeftMs: 0 });
  expect(setup()?.at).toBe('operator');
});

test('a collector who knows a PIN has no part in it', () => {
  const { machine, setup } = wizard('operator', false);
  machine.typePin(4);
  const { revision } = machine.menu.frame;
  machine.loop.dispatch({ kind: 'pin-checked', revision, role: 'collector', failures: 0, waitLeftMs: 0 });
  expect(machine.step).toBe('home');
  expect(setup()).toBeNull();
});

test('each step is kept, back leads to the one before and from the first one out', () => {
  const { machine, go, setup, effects } = wizard();
  go('operator');
  expect(effects('keep-setup').at(-1)).toEqual({ kind: 'keep-setup', at: 'operator', restart: false });
  machine.touch('service-back');
  expect(setup()?.at).toBe('language');
  machine.touch('service-back');
  expect(machine.step).toBeNull();
});

test('a step that asks running devices or the bank restarts the machine first, once however often it is touched', () => {
  const { read, go, setup, effects } = wizard('address');
  read({ needsRestart: true });
  go('trade-point');
  go('trade-point');
  go('products');
  expect(effects('keep-setup')).toEqual([{ kind: 'keep-setup', at: 'trade-point', restart: true }]);
  expect(setup()).toMatchObject({ at: 'trade-point', isRestarting: true });
});

test('a way to pay that has become whole is written once, the intent first, and the bank is asked', () => {
  const { machine, read, effects, kinds, setup } = wizard('address');
  const facts = { keys: ['kaspi'] as const, answers: LITE };
  read(facts);
  read(facts);
  expect(effects('write-setup')).toHaveLength(1);
  expect(machine.order.slice(-2)).not.toContain('entry settings-changed');
  expect(kinds().filter((kind) => kind === 'settings-intended')).toHaveLength(1);
  const [write] = effects('write-setup');
  if (write?.kind !== 'write-setup') throw new Error('nothing written');
  machine.loop.dispatch({ kind: 'setup-written', changes: write.changes, why: null });
  expect(kinds()).toContain('settings-changed');
  machine.loop.dispatch({ kind: 'setup-tried', trial: { tookMs: 80, problem: null } });
  expect(setup()?.trial).toEqual({ tookMs: 80, problem: null });
});

test('a refused change is shown and not tried again by itself', () => {
  const { machine, read, effects, kinds, setup } = wizard('address');
  read({ keys: ['kaspi'], answers: LITE });
  machine.loop.dispatch({ kind: 'setup-written', changes: [], why: { kind: 'not-written', detail: 'EROFS' } });
  read({ keys: ['kaspi'], answers: LITE });
  expect(effects('write-setup')).toHaveLength(1);
  expect(kinds()).toContain('settings-unchanged');
  expect(setup()?.refusal).toEqual({ kind: 'not-written', detail: 'EROFS' });
});

test('what one service has answered is not shown for another one', () => {
  const { machine, read, setup } = wizard('certificate');
  const trial = { tookMs: 80, problem: null };
  read({ answers: { ...LITE, contract: 'apiPay' } });
  machine.loop.dispatch({ kind: 'setup-tried', trial });
  read({ answers: { ...LITE, contract: 'apiPay' } });
  expect(setup()?.trial).toEqual(trial);
  read({ answers: { ...LITE, contract: 'byFly' } });
  expect(setup()?.trial).toBeNull();
});

test('the contract decides whether a key is typed or a certificate is taken', () => {
  const { machine, read } = wizard('certificate');
  expect(machine.step).toBe('setup');
  read({ answers: LITE });
  expect(machine.step).toBe('setup');
  read({ answers: { ...LITE, contract: 'standard' } });
  expect(machine.step).toBe('certificate');
});

test('an answer is an intent, an effect and an entry; a second touch meanwhile is nothing', () => {
  const { machine, read, effects, kinds } = wizard('operator');
  read();
  const save = { step: 'setup', action: { kind: 'operator', name: 'Вода', contact: '+7 701', bin: '' } } as const;
  machine.act(save);
  machine.act(save);
  expect(effects('door-effect')).toHaveLength(1);
  expect(kinds().slice(-1)).toEqual(['settings-intended']);
  const [effect] = effects('door-effect');
  if (effect?.kind !== 'door-effect' || effect.step !== 'setup' || effect.effect.kind !== 'save')
    throw new Error('not saved');
  machine.loop.dispatch({
    kind: 'door-outcome',
    step: 'setup',
    role: 'technician',
    outcome: { kind: 'saved', changes: effect.effect.answer.changes, why: null },
  });
  expect(kinds().slice(-1)).toEqual(['settings-changed']);
});

test('an ApiKey is in no entry', () => {
  const { machine, read } = wizard('certificate');
  read({ answers: LITE });
  machine.act({ step: 'setup', action: { kind: 'api-key', key: 'SECRET-KEY-1' } });
  expect(JSON.stringify(machine.entries)).not.toContain('SECRET-KEY-1');
});

test('the end restarts the machine once, and leaving without it keeps the wizard for the next person', () => {
  const { machine, effects } = wizard('test-sale');
  const end = (): void => {
    machine.loop.dispatch({ kind: 'setup-ended', revision: machine.menu.frame.revision });
  };
  end();
  end();
  expect(effects('end-setup')).toHaveLength(1);
  const other = wizard('products');
  other.machine.touch('service-leave');
  expect(other.effects('end-setup')).toEqual([]);
});

test('the offer of a machine without a configuration begins the wizard by one held button', () => {
  const { machine, effects, setup } = wizard(null);
  expect(machine.step).toBe('setup');
  expect(setup()).toBeNull();
  machine.act({ step: 'setup', action: { kind: 'start' } });
  machine.act({ step: 'setup', action: { kind: 'start' } });
  expect(effects('door-effect')).toHaveLength(1);
});

test('whoever goes back from the offer is out of the menu, and no other door opens without a PIN', () => {
  const { machine } = wizard(null);
  expect(machine.menu.frame.doors).toEqual([]);
  machine.loop.dispatch({ kind: 'door-opened', revision: machine.menu.frame.revision, step: 'debts' });
  machine.loop.dispatch({ kind: 'door-opened', revision: machine.menu.frame.revision, step: 'home' });
  expect(machine.step).toBe('setup');
  machine.touch('service-back');
  expect(machine.step).toBeNull();
});

test('nothing of the wizard happens at the menu of a machine that is not being set up', () => {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  const before = machine.serviceEffects.length;
  const { revision } = machine.menu.frame;
  machine.loop.dispatch({ kind: 'setup-moved', revision, to: 'operator' });
  machine.loop.dispatch({ kind: 'setup-ended', revision });
  machine.loop.dispatch({ kind: 'setup-read', facts: setupFacts({ keys: ['kaspi'], answers: LITE }) });
  expect(machine.serviceEffects.length).toBe(before);
  expect(machine.step).toBe('home');
});

test('an impatient finger saves twice and goes on twice: one answer, and one step as soon as it is on disk', () => {
  const { machine, read, go, setup, effects } = wizard('operator');
  read();
  const save = { step: 'setup', action: { kind: 'operator', name: 'Вода', contact: '+7 701', bin: '' } } as const;
  machine.act(save);
  go('contract');
  machine.act(save);
  go('contract');
  expect(effects('door-effect')).toHaveLength(1);
  expect(setup()?.at).toBe('operator');
  const outcome = { kind: 'saved', changes: [], why: null } as const;
  machine.loop.dispatch({ kind: 'door-outcome', step: 'setup', role: 'technician', outcome });
  const { revision } = machine.menu.frame;
  machine.loop.dispatch({ kind: 'setup-moved', revision, to: 'contract' });
  // The second finger touches what is gone by now.
  machine.loop.dispatch({ kind: 'setup-moved', revision, to: 'certificate' });
  expect(setup()?.at).toBe('contract');
});
