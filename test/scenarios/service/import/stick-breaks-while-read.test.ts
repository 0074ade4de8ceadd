import type * as fs from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCertificate } from '../../../../main/service/doors/certificate.ts';
import type { CertificateOutcome, FoundFile } from '../../../../app/service/doors/certificate/types.ts';
import { mediaIn } from '../../../support/service/media-in.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';
import { ProductsMachine, TEXT } from '../products/harness.ts';
import { ImportMachine, OWN } from './harness.ts';

/** From its step of this number on, each step of the stick is answered with EIO. */
const stick = vi.hoisted(() => ({ steps: 0, failsAt: Infinity, folder: '/nowhere' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const step = (): void => {
    stick.steps += 1;
    if (stick.steps >= stick.failsAt) throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
  };
  const handles = new Set<number>();
  const isOnStick = (place: unknown): boolean =>
    typeof place === 'number' ? handles.has(place) : String(place).startsWith(stick.folder);
  return {
    ...real,
    openSync: (...asked: Parameters<typeof real.openSync>) => {
      const isHere = isOnStick(asked[0]);
      if (isHere) step();
      const handle = real.openSync(...asked);
      if (isHere) handles.add(handle);
      return handle;
    },
    closeSync: (handle: number) => {
      handles.delete(handle);
      real.closeSync(handle);
    },
    readSync: (...asked: Parameters<typeof real.readSync>) => {
      if (isOnStick(asked[0])) step();
      return real.readSync(...asked);
    },
    fstatSync: (handle: number) => {
      if (isOnStick(handle)) step();
      return real.fstatSync(handle);
    },
    opendirSync: (path: string) => {
      if (isOnStick(path)) step();
      const folder = real.opendirSync(path);
      const read = folder.readSync.bind(folder);
      folder.readSync = () => {
        if (isOnStick(path)) step();
        return read();
      };
      return folder;
    },
  };
});

beforeEach(() => {
  Object.assign(stick, { steps: 0, failsAt: Infinity, folder: '/nowhere' });
});
afterEach(() => {
  stick.failsAt = Infinity;
});

/** Does it once for each step of the stick, which fails from that step on; the number of steps. */
async function atEachStep(work: () => Promise<void>): Promise<number> {
  await work();
  const { steps } = stick;
  for (let failsAt = 1; failsAt <= steps; failsAt += 1) {
    Object.assign(stick, { steps: 0, failsAt });
    await work();
  }
  stick.failsAt = Infinity;
  return steps;
}

const isBroken = (): boolean => stick.steps >= stick.failsAt;

function indexOf(name: string, { door }: ImportMachine): number {
  return door.files?.findIndex((file) => file.name === name) ?? -1;
}

test('settings and payments: at every step a sentence, and the machine is as it was', async () => {
  const machine = new ImportMachine();
  machine.put('kiosk.yaml', 'version: 1\noperator: { name: Elsewhere }\n');
  machine.put('payments.csv', 'orderId;amount;status;transactionId\n');
  stick.folder = machine.stick;
  await machine.atDoor();
  const steps = await atEachStep(async () => {
    await machine.do({ kind: 'refresh' });
    expect(machine.door.isUnread).toBe(isBroken());
    // The stick may break behind the first of the two, whichever that is.
    const index = indexOf('kiosk.yaml', machine);
    if (index === -1) return;
    await machine.do({ kind: 'choose-file', index });
    if (isBroken())
      expect(machine.door).toMatchObject({
        opened: null,
        notice: { kind: 'settings-file', failure: { reason: 'unreadable', detail: 'EIO: i/o error, read' } },
      });
  });
  expect(steps).toBeGreaterThan(5);
  await machine.do({ kind: 'refresh' });
  const index = indexOf('payments.csv', machine);
  const payments = await atEachStep(async () => {
    await machine.do({ kind: 'choose-file', index });
    await machine.do({ kind: 'start' });
    if (isBroken())
      expect(machine.door.notice).toMatchObject({ kind: 'list', failure: { kind: 'file', reason: 'unreadable' } });
  });
  expect(payments).toBeGreaterThan(2);
  expect(machine.text).toBe(OWN);
  expect(machine.recorded.filter(({ kind }) => kind.startsWith('settings-'))).toEqual([]);
  machine.remove();
});

test('a list of products: at every step a sentence, and nothing is taken over', async () => {
  const machine = new ProductsMachine();
  machine.putOnStick('list.csv', 'Название;Цена;Канал\nСок;300;2\n');
  stick.folder = machine.stick;
  await machine.ready().atDoor();
  const steps = await atEachStep(async () => {
    machine.touchDoor({ kind: 'list-look' });
    await machine.carryOut();
    expect(machine.door.list?.troubles).toEqual(isBroken() ? ['unread'] : []);
    if (machine.door.list?.found.length !== 1) return;
    machine.touchDoor({ kind: 'list-read', index: 0 });
    await machine.carryOut();
    if (isBroken())
      expect(machine.door.list.looked).toMatchObject({ kind: 'failed', failure: { reason: 'unreadable' } });
  });
  expect(steps).toBeGreaterThan(5);
  expect(machine.text).toBe(TEXT);
  machine.dispose();
});

test('a certificate: at every step a sentence, and nothing is kept', async () => {
  const machine = new ImportMachine();
  machine.put('bank.zip', 'PK');
  stick.folder = machine.stick;
  const kept: string[] = [];
  const run = runCertificate(
    servicePorts({
      dataDirectory: machine.folder,
      media: mediaIn(machine.stick),
      certificateFiles: {
        request: () => Promise.reject(new Error('not asked for')),
        keepFirst: (path) => {
          kept.push(path);
          return Promise.resolve({ findings: [], subject: null, result: null });
        },
      },
    }),
  );
  const done = async (effect: Parameters<typeof run>[0]): Promise<CertificateOutcome | undefined> => {
    const told: CertificateOutcome[] = [];
    await run(effect, (outcome) => void told.push(outcome));
    return told[0];
  };
  const steps = await atEachStep(async () => {
    const looked = await done({ kind: 'look' });
    expect(looked).toMatchObject({ kind: 'looked', troubles: isBroken() ? ['unread'] : [] });
    const file: FoundFile | undefined = looked?.kind === 'looked' ? looked.found[0] : undefined;
    if (file === undefined) return;
    const taken = await done({ kind: 'take', file, passphrase: null });
    if (isBroken())
      expect(taken).toMatchObject({ taken: { subject: null, findings: [{ reason: 'stick-unreadable' }] } });
  });
  expect(steps).toBeGreaterThan(5);
  expect(kept).toHaveLength(1);
  machine.remove();
});
