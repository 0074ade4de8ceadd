import { expect, test } from 'vitest';
import { partsOf } from '../../../scripts/bench/profile.ts';

const node = (id: number, functionName: string, url: string) => ({ id, callFrame: { functionName, url } });

test('self time is summed by file, waiting is left out, and the engine’s own work has a name', () => {
  const parts = partsOf({
    nodes: [
      node(1, '(idle)', ''),
      node(2, 'one', 'file:///kiosk/main.js'),
      node(3, 'two', 'file:///kiosk/main.js'),
      node(4, '(garbage collector)', ''),
      node(5, 'compileFunction', 'node:internal/modules/cjs/loader'),
    ],
    samples: [1, 2, 3, 4, 5, 2],
    timeDeltas: [-5, 3_000, 2_000, 1_000, 1_000, 3_000],
  });
  expect(parts).toEqual([
    { name: 'main.js', ms: 8, share: 0.8 },
    { name: '(garbage collector)', ms: 1, share: 0.1 },
    { name: 'node:internal', ms: 1, share: 0.1 },
  ]);
});
