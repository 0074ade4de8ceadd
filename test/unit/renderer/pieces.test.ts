import { describe, expect, it } from 'vitest';
import { pieces } from '../../../app/pieces.ts';

describe('pieces', () => {
  it('are counted with a multiplication sign and a no-break space', () => {
    expect(pieces(3, 'Сок яблочный')).toBe('3\u00a0\u00d7\u00a0Сок яблочный');
    expect(pieces(20, '450\u00a0₸')).toBe('20\u00a0\u00d7\u00a0450\u00a0₸');
  });

  it('are not counted if there is only one', () => {
    expect(pieces(1, 'Сок яблочный')).toBe('Сок яблочный');
  });
});
