import { expect, test } from 'vitest';
import { problem } from '../../../../app/problem.ts';
import type { CertificateFacts } from '../../../../app/certificate/operations.ts';
import type { CertificateOutcome } from '../../../../app/service/doors/certificate/types.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';

const ONE = {
  source: 'installed',
  file: null,
  subject: 'O=Contoso Ltd.',
  organization: 'Contoso Ltd.',
  host: null,
  bin: null,
  issuer: 'CA',
  notBeforeMs: 0,
  notAfterMs: 0,
  days: 100,
  fingerprint: 'aaaa',
} as const;
const FACTS: CertificateFacts = {
  kind: 'certificate',
  why: 'installed',
  current: ONE,
  problem: null,
  other: { how: 'back', source: 'configuration', certificate: { ...ONE, fingerprint: 'bbbb' } },
  findings: [],
  requests: 0,
};

function atDoor() {
  const machine = new ServiceHarness().ready();
  machine.enter('technician');
  machine.open('certificate');
  const tell = (outcome: CertificateOutcome): void => {
    machine.loop.dispatch({ kind: 'door-outcome', step: 'certificate', role: 'technician', outcome });
  };
  tell({ kind: 'facts-read', facts: FACTS });
  return {
    machine,
    tell,
    act: (kind: 'try' | 'switch' | 'back') => {
      machine.act({ step: 'certificate', action: { kind } });
    },
    switches: () =>
      machine.serviceEffects.filter((one) => one.kind === 'door-effect' && one.effect.kind === 'switch').length,
    acts: () => machine.entries.flatMap(({ entry }) => (entry.kind === 'service-acted' ? [entry] : [])),
  };
}

test('two touches are one switch, on record before it and after it', () => {
  const { machine, tell, act, switches, acts } = atDoor();
  act('back');
  act('back');
  act('try');
  expect(switches()).toBe(1);
  expect(machine.order.slice(-2)).toEqual(['entry service-acted', 'effect door-effect']);
  tell({ kind: 'switched', source: 'configuration', fingerprint: 'bbbb' });
  expect(acts()).toMatchObject([
    { what: 'certificate-back', before: 'aaaa', after: 'bbbb' },
    { what: 'certificate-switched', about: 'configuration', after: 'bbbb' },
  ]);
});

test('an end that comes after the door was left is on record', () => {
  const { machine, tell, act, acts } = atDoor();
  act('back');
  machine.touch('service-back');
  const result = { kind: 'not-accepted', answer: 'unreachable', problem: problem('server-silent') } as const;
  tell({ kind: 'not-switched', result });
  expect(acts().at(-1)).toMatchObject({ what: 'certificate-not-switched', after: 'unreachable server-silent' });
});

test('the button of a moment ago does not switch the other way', () => {
  const { act, switches } = atDoor();
  act('switch');
  expect(switches()).toBe(0);
});

test('on a full disk nothing is switched', () => {
  const { machine, act, switches } = atDoor();
  machine.diskFull = true;
  act('back');
  expect(switches()).toBe(0);
  expect(machine.menu.frame.isUnwritten).toBe(true);
});
