/** The machine's own share: one durable write, and one exchange with the sandbox on an open connection. */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import type { Ready } from './world-messages.ts';

const ROUNDS = 40;
const PAGE_BYTES = 4096;

/** Milliseconds of each fsync of an appended page, in the folder of the data. */
export function measureFsync(folder: string): number[] {
  const handle = openSync(join(folder, 'fsync'), 'w');
  try {
    return Array.from({ length: ROUNDS }, () => {
      writeSync(handle, Buffer.alloc(PAGE_BYTES, 1));
      const startedMs = performance.now();
      fsyncSync(handle);
      return performance.now() - startedMs;
    });
  } finally {
    closeSync(handle);
  }
}

/** Milliseconds of each `health/ping` over mutual TLS on an open connection. */
export async function measureRoundTrip({ baseUrl, rootCa, pfx, passphrase }: Ready): Promise<number[]> {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    ca: readFileSync(rootCa),
    pfx: readFileSync(pfx),
    passphrase: readFileSync(passphrase, 'utf8').trimEnd(),
  });
  try {
    await ping(agent, baseUrl);
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedMs = performance.now();
      await ping(agent, baseUrl);
      samples.push(performance.now() - startedMs);
    }
    return samples;
  } finally {
    agent.destroy();
  }
}

function ping(agent: Agent, baseUrl: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${baseUrl}/health/ping`,
      { agent, headers: { 'X-Request-ID': crypto.randomUUID() } },
      (answer) => {
        answer.resume().once('end', resolve).once('error', reject);
      },
    );
    call.once('error', reject);
    call.end();
  });
}
