import { expect, test } from 'vitest';
import { RequestBudget } from '../../../main/payments/web/request-budget.ts';

test('the background leaves room for a waiting customer, and both for an action', () => {
  const budget = new RequestBudget(10);
  for (let count = 0; count < 5; count += 1) expect(budget.take('background', count)).toBe(0);
  expect(budget.take('background', 5)).toBe(60_001 - 5);
  for (let count = 0; count < 3; count += 1) expect(budget.take('waited', 10)).toBe(0);
  expect(budget.take('waited', 10)).toBeGreaterThan(0);
  for (let count = 0; count < 2; count += 1) expect(budget.take('action', 20)).toBe(0);
  expect(budget.take('action', 20)).toBe(60_001 - 20);
  expect(budget.take('action', 60_001)).toBe(0);
});
