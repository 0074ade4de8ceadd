import { describe, expect, it } from 'vitest';
import { sampleFrame, sampleViews } from '../../../main/bench/samples/samples.ts';
import { ERROR_REASONS } from '../../../app/sale-outcome.ts';

const screens = Object.values(sampleViews);

describe('sampleViews', () => {
  it('show every error reason', () => {
    const reasons = screens.flatMap((screen) => (screen.name === 'error' ? [screen.reason] : []));
    expect(new Set(reasons)).toEqual(new Set(ERROR_REASONS));
  });

  it('show every screen and are named after it', () => {
    for (const [name, screen] of Object.entries(sampleViews)) expect(name.startsWith(screen.name)).toBe(true);
    expect(new Set(screens.map(({ name }) => name)).size).toBe(16);
  });

  it.each(['success', 'error'] as const)('show every state of the paper on the screen of %s', (name) => {
    const states = screens.flatMap((screen) => (screen.name === name ? [screen.paper] : []));
    expect(new Set(states)).toEqual(new Set(['none', 'printing', 'printed', 'failed']));
  });

  it('have a frame that can be changed', () => {
    expect(sampleFrame('en', { reachable: true })).toMatchObject({ language: 'en', reachable: true, demo: false });
  });
});
