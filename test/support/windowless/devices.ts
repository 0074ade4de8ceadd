import { mergeTests } from '@playwright/test';
import { machineTest } from '../kiosk/drop-machine.ts';
import { acceptorTest } from '../lines/acceptor-line.ts';
import { expect, test as base } from './windowless-test.ts';

/** A kiosk without a window beside a bill acceptor on a real line. */
export const withAcceptor = mergeTests(base, acceptorTest);

/** A kiosk without a window beside a machine on a real line. */
export const withMachine = mergeTests(base, machineTest);

export { expect };
