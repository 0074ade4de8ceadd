import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameView } from '../../../app/session/view/same-view.ts';
import { sampleFrame, sampleViews } from '../../../main/bench/samples/samples.ts';
import type { View } from '../../../app/session/view/view.ts';

const names = Object.keys(sampleViews);
const viewOf = (name: string): View => {
  const screen = sampleViews[name];
  if (screen === undefined) throw new Error(name);
  return { frame: sampleFrame('ru'), screen };
};
const text = (view: View): string =>
  JSON.stringify(view, (name, value: unknown) => (name === 'leftMs' ? undefined : value));

test('views are the same exactly if everything but the rest of a time limit is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...names), fc.nat(100_000), (one, other, leftMs) => {
      const [a, b] = [viewOf(one), structuredClone(viewOf(other))];
      const later: View =
        'limit' in b.screen ? { ...b, screen: { ...b.screen, limit: { ...b.screen.limit, leftMs } } } : b;
      expect(isSameView(a, later)).toBe(text(a) === text(later));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['a language', (view: View): View => ({ ...view, frame: { ...view.frame, language: 'kk' } })],
  ['a revision', (view: View): View => ({ ...view, frame: { ...view.frame, revision: 2 } })],
  [
    'a missing part',
    (view: View): View => ({ ...view, frame: { ...view.frame, languages: view.frame.languages.slice(1) } }),
  ],
])('%s makes another view', (_what, change) => {
  const view = viewOf('qr');
  expect(isSameView(view, change(view))).toBe(false);
});
