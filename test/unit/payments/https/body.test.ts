import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { Gunzip, gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { readBody } from '../../../../main/payments/https/body.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The code with which reading an answer of these bytes fails; `done` where it does not. */
function readPacked(bytes: Buffer, encoding: string): Promise<string> {
  const response = new IncomingMessage(new Socket());
  response.headers['content-encoding'] = encoding;
  response.push(bytes);
  response.push(null);
  return new Promise((resolve) => {
    readBody(response, { done: () => resolve('done'), fail: resolve });
  });
}

test('an answer that is too long is not unpacked to its end, though all of it has arrived', async () => {
  const destroyed = vi.spyOn(Duplex.prototype, 'destroy');
  const bomb = gzipSync(gzipSync(Buffer.alloc(50_000_000)));
  expect(bomb.length).toBeLessThan(1_000);
  expect(await readPacked(bomb, 'gzip, gzip')).toBe('TOO_LONG');
  expect(new Set(destroyed.mock.contexts.filter((stream) => stream instanceof Gunzip)).size).toBe(2);
});
