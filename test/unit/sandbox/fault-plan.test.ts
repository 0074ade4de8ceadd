import { describe, expect, it } from 'vitest';
import { faultSchema } from '../../../sandbox/http/fault.ts';
import { NO_FAULTS, planFaults } from '../../../sandbox/http/fault-plan.ts';

describe('faults of one call', () => {
  it('are empty by default', () => {
    expect(planFaults([])).toEqual(NO_FAULTS);
  });

  it('add their waits up', () => {
    expect(
      planFaults([
        { kind: 'delay', delayMs: 1 },
        { kind: 'delay', delayMs: 2 },
        { kind: 'late', delayMs: 4 },
      ]),
    ).toEqual({ ...NO_FAULTS, waitAfterMs: 3, waitBeforeMs: 4 });
  });

  it('keep the request from the bank when one of them does', () => {
    expect(planFaults([{ kind: 'duplicate' }, { kind: 'reset', work: 'undone' }]).runs).toBe(0);
    expect(planFaults([{ kind: 'reset', work: 'undone' }, { kind: 'duplicate' }]).runs).toBe(0);
    expect(planFaults([{ kind: 'html-502', work: 'done' }, { kind: 'duplicate' }])).toMatchObject({
      runs: 2,
      substitute: { kind: 'page' },
    });
  });

  it('use the first of two that exclude each other', () => {
    expect(planFaults([{ kind: 'garbage' }, { kind: 'empty' }]).damage).toEqual({ kind: 'garbage' });
  });
});

describe('the form of a fault', () => {
  it.each([
    { kind: 'delay' },
    { kind: 'delay', delayMs: -1 },
    { kind: 'reset' },
    { kind: 'reset', work: 'half' },
    { kind: 'status', statusCode: 1.5 },
    { kind: 'garbage', more: true },
    { kind: 'unheard-of' },
  ])('%j is refused', (fault) => {
    expect(faultSchema.safeParse(fault).success).toBe(false);
  });
});
