import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '../../../app/units.ts';
import { RenewingFleet, type RenewingMachine } from '../../support/fleet/renewing.ts';

let fleet: RenewingFleet;
beforeAll(async () => {
  fleet = await RenewingFleet.start();
});
afterAll(() => fleet.stop());

const machines: RenewingMachine[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) await machine.end();
});
async function machineOf(name: string): Promise<RenewingMachine> {
  const machine = await fleet.machine(name);
  machines.push(machine);
  return machine;
}
const asked = (machine: RenewingMachine): Promise<void> =>
  machine.until(() => machine.outcomes().filter((outcome) => outcome === 'asked').length > 0);

test('a machine asks for its next certificate in time, and it counts once the broker has taken it', async () => {
  const machine = await machineOf('REN-0001');
  const before = machine.certificate;
  machine.start();
  await asked(machine);
  const pending = join(machine.directory, 'fleet-identity', 'renewal.json');
  expect(statSync(pending).mode & 0o777).toBe(0o600);
  expect(machine.certificate).toBe(before);
  expect(await fleet.renew()).toEqual({ 'REN-0001': null });
  await machine.until(() => machine.outcomes().includes('renewed'));
  expect(machine.outcomes()).toEqual(['asked', 'renewed']);
  const after = machine.certificate;
  expect(machine.shown).toEqual([before, after]);
  const [old, next] = [new X509Certificate(before), new X509Certificate(after)];
  expect(next.publicKey.equals(old.publicKey)).toBe(false);
  expect(Date.parse(next.validTo)).toBeGreaterThan(Date.parse(old.validTo));
  // Two places and the files that name them: the pending key is gone.
  expect(readdirSync(join(machine.directory, 'fleet-identity'))).toHaveLength(4);
  expect(readFileSync(pending, 'utf8')).not.toContain('KEY');
});

test('a machine that is not there when its certificate comes finds it later; one round signs once, two no second one', async () => {
  const machine = await machineOf('REN-0002');
  machine.start();
  await asked(machine);
  await machine.stop();
  expect(await fleet.renew()).toMatchObject({ 'REN-0002': null });
  expect(await fleet.renew()).toMatchObject({ 'REN-0002': null });
  expect(fleet.authority.valid('REN-0002')).toHaveLength(2);
  machine.start();
  await machine.until(() => machine.outcomes().includes('renewed'));
  expect(machine.certificate).toBe(fleet.authority.valid('REN-0002')[1]);
});

test('a certificate that counts for long is not asked for, also where the clock is years behind', async () => {
  const machine = await machineOf('REN-0003');
  machine.clock.jumpWall(-3_000 * DAY_MS);
  machine.start();
  await machine.until(() => machine.shown.length > 0);
  expect(machine.store.renewal().kind).toBe('none');
  // The clock is put right: the machine looks within about a day, and asks over another connection.
  machine.clock.jumpWall(3_000 * DAY_MS);
  machine.clock.holdUp(2 * DAY_MS);
  await machine.clock.advance(0);
  await asked(machine);
});

test('a clock that is years ahead asks, and the authority refuses by its own', async () => {
  const machine = await machineOf('REN-0004');
  const before = machine.certificate;
  machine.clock.jumpWall(3_000 * DAY_MS);
  machine.start();
  await asked(machine);
  expect((await fleet.renew(Date.now()))['REN-0004']).toMatch(/too early/);
  expect(fleet.authority.valid('REN-0004')).toHaveLength(1);
  expect(machine.certificate).toBe(before);
});
