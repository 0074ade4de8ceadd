import { expect, test } from 'vitest';
import { configSchema } from '../../../main/config/config-schema.ts';

const product = (id: string, channel: number, more: object = {}) => ({
  id,
  channel,
  name: id,
  priceTenge: 100,
  ...more,
});

function read(display: object, catalogue: readonly object[] = [product('water', 1), product('juice', 2)]) {
  return configSchema.safeParse({ version: 1, display, catalogue });
}

test('customers touch the products where nothing else is said', () => {
  expect(read({}).data?.display).toMatchObject({ byNumber: false, shelfNumbers: {} });
});

test('numbers of the shelves are written by channel', () => {
  expect(read({ byNumber: true, shelfNumbers: { 1: 24, 2: 118 } }).data?.display.shelfNumbers).toEqual({
    1: 24,
    2: 118,
  });
});

test.each([
  ['two channels with one number', { byNumber: true, shelfNumbers: { 1: 24, 2: 24 } }, 'shelf-repeated'],
  ['a number that another channel has of itself', { byNumber: true, shelfNumbers: { 1: 2 } }, 'shelf-repeated'],
  ['a channel that no board has', { byNumber: true, shelfNumbers: { 65: 1 } }, 'shelf-channel'],
  ['a channel in letters', { byNumber: true, shelfNumbers: { A1: 1 } }, 'shelf-channel'],
])('%s is refused', (_what, display, rule) => {
  expect(read(display).error?.issues.flatMap(messagesOf)).toContain(rule);
});

test('two products of one channel have one number, unless one of them is not sold', () => {
  const twice = [product('water', 1), product('juice', 1)];
  expect(read({ byNumber: true }, twice).success).toBe(false);
  expect(read({ byNumber: true }, [twice[0] ?? {}, product('juice', 1, { active: false })]).success).toBe(true);
});

function messagesOf(issue: object): readonly string[] {
  const own = 'message' in issue && typeof issue.message === 'string' ? [issue.message] : [];
  const inner = 'issues' in issue && Array.isArray(issue.issues) ? issue.issues.flatMap(messagesOf) : [];
  return [...own, ...inner];
}
