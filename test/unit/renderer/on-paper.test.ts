import { describe, expect, it } from 'vitest';
import { isOnPaper } from '../../../renderer/customer/parts/on-paper.ts';

describe('isOnPaper', () => {
  it.each(['printing', 'printed'] as const)('%s: the customer is sent to the printer', (paper) => {
    expect(isOnPaper(paper)).toBe(true);
  });

  it.each(['none', 'failed'] as const)('%s: the screen shows everything itself', (paper) => {
    expect(isOnPaper(paper)).toBe(false);
  });
});
