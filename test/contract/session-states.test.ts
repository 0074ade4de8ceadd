import { describe, expect, test } from 'vitest';
import { statesDocument } from '../simulation/states/document.ts';
import { simulatedEdges } from '../simulation/states/simulated-edges.ts';
import { STATES } from '../simulation/states/state-name.ts';
import { read } from './repository.ts';

const SIMULATIONS = 60;

const page = read('resources/docs/session-states.md');
const documented = [...page.matchAll(/^\| `(\w+)` \| `(\w+)` \|/gm)].map(([, from, to]) => `${from ?? ''} ${to ?? ''}`);

describe('the chart of the session', () => {
  test('has exactly the possible transitions', () => {
    expect(page, 'npm run -s simulate -- states > resources/docs/session-states.md').toBe(statesDocument());
  });

  test('leads into every state and out of it', () => {
    const names = Object.keys(STATES);
    expect(names.filter((name) => !documented.some((edge) => edge.endsWith(` ${name}`)))).toEqual([]);
    expect(names.filter((name) => !documented.some((edge) => edge.startsWith(`${name} `)))).toEqual([]);
  });

  test('has every transition that the simulated machines make', () => {
    const simulated = [...simulatedEdges(SIMULATIONS)];
    expect(simulated.length).toBeGreaterThan(documented.length / 2);
    expect(simulated.filter((edge) => !documented.includes(edge))).toEqual([]);
  });
});
