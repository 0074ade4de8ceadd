import { expect, test } from 'vitest';
import { problem, PROBLEM_REASONS } from '../../../app/problem.ts';
import { ServiceHarness } from '../../support/harness/service-harness.ts';

test.each(PROBLEM_REASONS.map((reason) => [reason]))(
  '%s: five touches and the PIN lead to the state of the machine, and leaving leads back',
  (reason) => {
    const machine = new ServiceHarness().ready();
    machine.send({ kind: 'broken', problem: problem(reason) });
    expect(machine.screen.name).toBe('out-of-service');
    machine.enter('technician');
    expect(machine.step).toBe('home');
    expect(machine.menu.content).toMatchObject({ door: { closed: { problem: { reason } } } });
    machine.touch('service-leave');
    expect(machine.screen).toMatchObject({ name: 'out-of-service' });
  },
);
