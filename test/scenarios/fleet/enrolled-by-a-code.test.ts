import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCode } from '../../../app/fleet/enrol/code.ts';
import { ENROL_LIMITS } from '../../../app/fleet/enrol/limits.ts';
import type { EnrolmentStatus } from '../../../app/fleet/enrol/status.ts';
import { realDisk } from '../../../main/certificate/disk.ts';
import { Joining } from '../../../main/fleet/enrol/joining.ts';
import { membershipOf } from '../../../main/fleet-identity/member.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { NewcomersBroker, OPERATOR_KEY } from '../../support/fleet/newcomers-broker.ts';
import { TriedNewcomer, TriedOperator } from '../../support/fleet/newcomer.ts';

let broker: NewcomersBroker;
beforeAll(async () => {
  broker = await NewcomersBroker.start();
});
afterAll(() => broker.stop());

/** The machine says every five seconds that it is here. */
async function hello(machine: TriedNewcomer): Promise<void> {
  await machine.clock.advance(ENROL_LIMITS.helloMs);
}

test('a machine that shows a code has its place in the fleet after somebody typed it', async () => {
  const machine = new TriedNewcomer(broker);
  await machine.waiting();
  const operator = await TriedOperator.at(broker);
  const enrolled = operator.enrol(machine.code, 'ALA-0001');
  await operator.subscribed();
  await hello(machine);
  expect(await enrolled).toEqual({ ok: true, value: undefined });
  expect(machine.status).toEqual({ kind: 'enrolled', kioskId: 'ALA-0001' });
  const member = membershipOf({ operatorKeys: [] }, machine.directory);
  if (!member.ok || member.value === null) throw new Error('it is no member');
  const { fleet } = member.value;
  expect(fleet).toMatchObject({ kioskId: 'ALA-0001', broker: 'mqtts://localhost:8883', operatorKeys: [OPERATOR_KEY] });
  expect(new X509Certificate(readFileSync(fleet.certFile)).subject).toBe('CN=ALA-0001');
  expect(statSync(fleet.keyFile).mode & 0o777).toBe(0o600);
  machine.end();
});

test('a machine gets its next certificate by another code; the one before counts until then, and a name is given to no other', async () => {
  const machine = new TriedNewcomer(broker);
  await machine.waiting();
  const operator = await TriedOperator.at(broker);
  const [before] = broker.authority.valid('ALA-0001');
  expect(broker.authority.refusalOf('ALA-0001')).toContain('--anew');
  expect(broker.authority.refusalOf('ALA-0009', true)).not.toBeNull();
  const enrolled = operator.enrol(machine.code, 'ALA-0001', true);
  await operator.subscribed();
  await hello(machine);
  expect(await enrolled).toEqual({ ok: true, value: undefined });
  const valid = broker.authority.valid('ALA-0001');
  expect(valid).toHaveLength(2);
  const stored = machine.store.active();
  const certFile = stored.ok ? stored.value?.fleet.certFile : undefined;
  expect(valid).toContain(before);
  expect(readFileSync(certFile ?? '', 'utf8')).toBe(valid[1]);
  machine.end();
});

test('while a certificate is being stored no second code is drawn, and the first one is enrolled', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sauda-joining-'));
  const clock = new FakeClock(Date.now());
  const [statuses, waiting]: [EnrolmentStatus[], (() => void)[]] = [[], []];
  const until = async (condition: (status: EnrolmentStatus | undefined) => boolean): Promise<void> => {
    while (!condition(statuses.at(-1)))
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
  };
  let write: () => void = () => undefined;
  const isWriting = new Promise<void>((resolve) => {
    write = resolve;
  });
  let goOn: () => void = () => undefined;
  const isSlow = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { newcomers, caFiles } = broker.place;
  const joining = new Joining({
    settings: { newcomers, caFiles: [...caFiles], operatorKeys: [] },
    dataDirectory: directory,
    clock,
    disk: {
      ...realDisk,
      replace: async (file, text) => {
        write();
        await isSlow;
        await realDisk.replace(file, text);
      },
    },
    log: { write: () => undefined },
    onStatus: (status) => {
      statuses.push(status);
      for (const look of waiting.splice(0)) look();
    },
  });
  joining.begin();
  await until((status) => status?.kind === 'open' && status.at === 'waiting');
  const [first] = statuses;
  const code = readCode(first?.kind === 'open' ? first.code : '');
  if (!code.ok) throw new Error(code.error);
  const operator = await TriedOperator.at(broker);
  const enrolled = operator.enrol(code.value, 'ALA-0005');
  await operator.subscribed();
  await clock.advance(ENROL_LIMITS.helloMs);
  await isWriting;
  const shown = statuses.length;
  joining.begin();
  joining.cancel();
  expect(statuses).toHaveLength(shown);
  goOn();
  expect(await enrolled).toEqual({ ok: true, value: undefined });
  expect(joining.status).toEqual({ kind: 'enrolled', kioskId: 'ALA-0005' });
  // Afterwards another one may begin.
  joining.begin();
  expect(joining.status.kind).toBe('open');
  joining.cancel();
  rmSync(directory, { recursive: true, force: true });
});
