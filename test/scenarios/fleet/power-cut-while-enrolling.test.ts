import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeKey } from '../../../main/fleet/enrol/request.ts';
import { IdentityStore, type Identity } from '../../../main/fleet-identity/store.ts';
import { failingDisk, PowerCut } from '../../support/fleet/failing-disk.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet', 'ca.sh');
const folder = mkdtempSync(join(tmpdir(), 'sauda-power-cut-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function identityOf(kioskId: string): Promise<Identity> {
  const { keyPem, requestPem } = await makeKey(kioskId);
  const request = join(folder, 'request.pem');
  writeFileSync(request, requestPem);
  execFileSync(PROGRAM, ['sign', kioskId, request], { cwd: folder, stdio: 'ignore' });
  return {
    kioskId,
    keyPem,
    broker: 'mqtts://broker.example:8883',
    certificate: readFileSync(join(folder, `${kioskId}.crt`), 'utf8'),
    authority: readFileSync(join(folder, 'machines-ca.crt'), 'utf8'),
    operatorKeys: [],
  };
}

function nameIn(data: string): string | null {
  const active = new IdentityStore(data).active();
  if (!active.ok) throw new Error(active.error.detail);
  if (active.value === null) return null;
  const { certFile, keyFile, kioskId } = active.value.fleet;
  // Complete: key and certificate belong together.
  expect(execFileSync('openssl', ['pkey', '-in', keyFile, '-pubout']).toString()).toBe(
    execFileSync('openssl', ['x509', '-in', certFile, '-noout', '-pubkey']).toString(),
  );
  return kioskId;
}

test('a power cut at any step leaves the old place in the fleet or the new one, and the next enrolment works', async () => {
  execFileSync(PROGRAM, ['new'], {
    cwd: folder,
    env: { ...process.env, SAUDA_BROKER_HOST: 'localhost' },
    stdio: 'ignore',
  });
  const first = await identityOf('ALA-1');
  const second = await identityOf('ALA-2');
  const third = await identityOf('ALA-3');
  const seen = new Set<string>();
  for (const before of [null, first])
    for (let steps = 0, isDone = false; !isDone; steps += 1) {
      const data = join(folder, `data-${before === null ? 'new' : 'old'}-${String(steps)}`);
      if (before !== null) {
        const store = new IdentityStore(data);
        await store.install(third, null);
        await store.install(before, null);
      }
      isDone = await new IdentityStore(data, failingDisk(steps)).install(second, null).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof PowerCut)) throw error;
          return false;
        },
      );
      const name = nameIn(data);
      expect([before?.kioskId ?? null, 'ALA-2']).toContain(name);
      seen.add(String(name));
      await new IdentityStore(data).install(second, null);
      expect(nameIn(data)).toBe('ALA-2');
      // Old keys and halves do not stay: two places and the state's file.
      expect(readdirSync(join(data, 'fleet-identity')).length).toBeLessThanOrEqual(3);
    }
  expect(seen).toEqual(new Set(['null', 'ALA-1', 'ALA-2']));
});
