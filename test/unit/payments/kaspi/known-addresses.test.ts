import { expect, test } from 'vitest';
import { KnownAddresses } from '../../../../main/payments/kaspi/known-addresses.ts';

const RIGHT = { address: '10.0.0.1', family: 4 };
const LOGIN_PAGE = { address: '192.168.0.1', family: 4 };
const SIX = { address: 'fd00::1', family: 6 };

test('a name server that answers everything with a login page: the proven address comes first after one failure', () => {
  const known = new KnownAddresses(null);
  known.take('bank', [RIGHT]);
  known.prove('bank', RIGHT.address);
  expect(known.take('bank', [LOGIN_PAGE])).toEqual([LOGIN_PAGE, RIGHT]);
  known.doubt('bank');
  expect(known.of('bank')).toEqual([RIGHT, LOGIN_PAGE]);
  known.prove('bank', RIGHT.address);
  expect(known.take('bank', [RIGHT])).toEqual([RIGHT]);
});

test('the bank has moved: the old address is given up after one failure', () => {
  const known = new KnownAddresses(null);
  known.prove('bank', LOGIN_PAGE.address);
  known.take('bank', [RIGHT]);
  known.doubt('bank');
  known.doubt('bank');
  expect(known.of('bank')).toEqual([RIGHT, LOGIN_PAGE]);
  known.prove('bank', RIGHT.address);
  expect(known.of('bank')).toEqual([RIGHT]);
});

test('what worked is tried before what the name server names first', () => {
  const known = new KnownAddresses(null);
  known.prove('bank', RIGHT.address);
  expect(known.take('bank', [SIX, RIGHT])).toEqual([RIGHT, SIX]);
});

test('addresses instead of names are not kept', () => {
  const saved: string[][] = [];
  const known = new KnownAddresses({ load: () => new Map(), save: (all) => saved.push([...all.keys()]) });
  known.prove('127.0.0.1', '127.0.0.1');
  known.prove('bank', 'nonsense');
  known.prove('bank', RIGHT.address);
  known.prove('bank', RIGHT.address);
  expect(saved).toEqual([['bank']]);
});
