import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { order, withNetwork } from '../../support/harness/network-harness.ts';

const harness = withNetwork();

test.each(['gzip', 'deflate', 'br'] as const)(
  'an answer in %s is read though nobody asked for that',
  async (coding) => {
    const provider = await harness.warmProvider();
    harness.sandbox.faults.next('qr/create', { kind: 'encoded', coding });
    const created = await provider.createPurchase(order);
    expect(created).toMatchObject({ ok: true, value: { qrPaymentId: harness.sandbox.purchases().at(-1)?.id } });
    expect(harness.line.accepted).toBe(1);
  },
);

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
