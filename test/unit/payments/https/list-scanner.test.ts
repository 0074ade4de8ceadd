import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListError, ListScanner } from '../../../../main/payments/https/list-scanner.ts';

function scan(text: string, size = text.length): { rest: string; entries: string[] } {
  const entries: string[] = [];
  const scanner = new ListScanner((entry) => entries.push(entry));
  for (let at = 0; at < text.length; at += size) scanner.push(text.slice(at, at + size));
  return { rest: scanner.rest(), entries };
}

test('entries are extracted, and the rest is the answer with an empty list', () => {
  expect(scan('{"StatusCode":0, "Data":[{"a":[1,2],"b":"],{"}, 5 ,"x\\"]"],"Message":"OK"}')).toEqual({
    rest: '{"StatusCode":0, "Data":[],"Message":"OK"}',
    entries: ['{"a":[1,2],"b":"],{"}', '5', '"x\\"]"'],
  });
});

test('another list beside it has no entries of it', () => {
  const text = '{"Warnings":["slow"],"data" : [{"TradePointId":1}],"Links":[{"TradePointId":2},3]}';
  for (const size of [1, 7, text.length])
    expect(scan(text, size)).toEqual({
      rest: '{"Warnings":[],"data" : [],"Links":[]}',
      entries: ['{"TradePointId":1}'],
    });
});

test('the list is found behind the spaces of an indented answer', () => {
  expect(scan(`{"Data" :\n${' '.repeat(200)}[{"TradePointId":1}]}`).entries).toEqual(['{"TradePointId":1}']);
});

test.each(['{"StatusCode":-999,"Data":null}', '{"Data":[]}', '[]', '<html>', '', '{"Data":{"a":[1,2]}}'])(
  '%s has no entries',
  (text) => {
    expect(scan(text)).toEqual({ rest: text, entries: [] });
  },
);

test('from any chunks the entries are those of JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (data, size) => {
      const { rest, entries } = scan(JSON.stringify({ StatusCode: 0, Data: data, Message: 'OK' }), size);
      expect(JSON.parse(rest)).toEqual({ StatusCode: 0, Data: [], Message: 'OK' });
      expect(entries.map((entry): unknown => JSON.parse(entry))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});

test('an incomplete entry does not count', () => {
  expect(() => scan(`{"Data":["${'x'.repeat(20_000)}`)).toThrow(ListError);
});
