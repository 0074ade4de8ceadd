import { expect, test } from 'vitest';
import { KnownAddresses } from '../../../../main/payments/https/known-addresses.ts';

const RIGHT = { address: '10.0.0.1', family: 4 };
const LOGIN_PAGE = { address: '192.168.0.1', family: 4 };
const SIX = { address: 'fd00::1', family: 6 };

test('a name server that sends every name to a login page: the proven address comes first after one failure', () => {
  const known = new KnownAddresses(null);
  known.take('bank', [RIGHT]);
  known.prove('bank', RIGHT.address);
  expect(known.take('bank', [LOGIN_PAGE])).toEqual([LOGIN_PAGE, RIGHT]);
  known.doubt('bank');
  expect(known.of('bank')).toEqual([RIGHT, LOGIN_PAGE]);
  known.prove('bank', RIGHT.address);
  expect(known.take('bank', [RIGHT])).toEqual([RIGHT]);
});

test('a changed address of the bank: the old one is dropped after one failure', () => {
  const known = new KnownAddresses(null);
  known.prove('bank', LOGIN_PAGE.address);
  known.take('bank', [RIGHT]);
  known.doubt('bank');
  known.doubt('bank');
  expect(known.of('bank')).toEqual([RIGHT, LOGIN_PAGE]);
  known.prove('bank', RIGHT.address);
  expect(known.of('bank')).toEqual([RIGHT]);
});

test('the address that worked is tried before the name server’s first', () => {
  const known = new KnownAddresses(null);
  known.prove('bank', RIGHT.address);
  expect(known.take('bank', [SIX, RIGHT])).toEqual([RIGHT, SIX]);
});

test('a host given as an address is not stored', () => {
  const saved: string[][] = [];
  const known = new KnownAddresses({ load: () => new Map(), save: (all) => saved.push([...all.keys()]) });
  known.prove('127.0.0.1', '127.0.0.1');
  known.prove('bank', 'nonsense');
  known.prove('bank', RIGHT.address);
  known.prove('bank', RIGHT.address);
  expect(saved).toEqual([['bank']]);
});
