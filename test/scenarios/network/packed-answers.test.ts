import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBody } from '../../../main/payments/https/body.ts';
import { order, withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();

/** The body that comes in these pieces with `Content-Encoding: gzip`, or the code of its refusal. */
function unpacked(pieces: readonly Buffer[]): Promise<string> {
  const response = new IncomingMessage(new Socket());
  response.headers['content-encoding'] = 'gzip';
  return new Promise((resolve) => {
    readBody(response, { done: resolve, fail: resolve });
    for (const piece of pieces) response.push(piece);
    response.push(null);
  });
}

test.each(['gzip', 'deflate', 'br'] as const)(
  'an answer in %s is read although the request did not offer it',
  async (coding) => {
    const provider = await harness.warmProvider();
    harness.sandbox.faults.next('qr/create', { kind: 'encoded', coding });
    const created = await provider.createPurchase(order);
    expect(created).toMatchObject({ ok: true, value: { qrPaymentId: harness.sandbox.purchases().at(-1)?.id } });
    expect(harness.line.accepted).toBe(1);
  },
);

test.each([
  ['in one piece', [[0, Infinity]]],
  [
    'with the line end in a piece of its own',
    [
      [0, -2],
      [-2, Infinity],
    ],
  ],
  [
    'with the line end torn',
    [
      [0, -1],
      [-1, Infinity],
    ],
  ],
] as const)('gzip followed by a line end is read: %s', async (_what, pieces) => {
  const packed = Buffer.concat([gzipSync('{"StatusCode":0}'), Buffer.from('\r\n')]);
  const body = await unpacked(pieces.map(([from, to]) => packed.subarray(from, to)));
  expect(body).toBe('{"StatusCode":0}');
});

test('line ends within a packed answer belong to it', async () => {
  const text = Array.from({ length: 3_000 }, (_, n) => `${String(n * 7919)}\r\n`).join('');
  const packed = gzipSync(text);
  // Torn behind every such byte: each of them may seem to be the end.
  const ends = [...packed.keys()].filter((at) => packed[at] === 0x0a || packed[at] === 0x0d).map((at) => at + 1);
  expect(ends.length).toBeGreaterThan(10);
  expect(await unpacked([0, ...ends].map((from, n) => packed.subarray(from, ends[n])))).toBe(text);
});

test('gzip followed by something else than a line end is no answer', async () => {
  expect(await unpacked([Buffer.concat([gzipSync('{"StatusCode":0}'), Buffer.from('\r\nx')])])).toBe('NOT_UNPACKED');
});

test('a small answer that decompresses beyond the limit is refused', async () => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', [
    { kind: 'reworded', find: '"Message":"', put: `"Message":"${'0'.repeat(60_000)}` },
    { kind: 'reworded', find: '0', put: '0'.repeat(100) },
    { kind: 'encoded', coding: 'gzip' },
  ]);
  expect(await provider.ping()).toMatchObject({ ok: false, error: { action: 'retry', code: 'TOO_LONG' } });
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test.each([
  ['an unknown packing', { 'Content-Encoding': 'zstd' }],
  ['a packing that is none', { 'Content-Encoding': 'gzip' }],
  ['too many packings', { 'Content-Encoding': 'gzip, br, gzip, br' }],
])('%s is no answer', async (_what, headers) => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('qr/create', { kind: 'headers', headers });
  expect(await provider.createPurchase(order)).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'NOT_UNPACKED', problem: { reason: 'server-answer-invalid' } },
  });
  expect(await provider.ping()).toMatchObject({ ok: true });
});

test('an empty body with a content encoding is an empty body', async () => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', [
    { kind: 'empty' },
    { kind: 'headers', headers: { 'Content-Encoding': 'gzip' } },
  ]);
  expect(await provider.ping()).toMatchObject({ ok: false, error: { code: 'HTTP 200' } });
});

test('an incomplete compressed answer does not count', async () => {
  const provider = await harness.warmProvider();
  harness.sandbox.faults.next('health/ping', [
    { kind: 'encoded', coding: 'gzip' },
    { kind: 'truncated', keepBytes: gzipSync('').length },
  ]);
  expect(await provider.ping()).toMatchObject({ ok: false, error: { action: 'retry', code: 'NOT_UNPACKED' } });
});
