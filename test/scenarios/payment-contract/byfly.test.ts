import { contractOf } from '../../support/payment-contract/contract.ts';
import { byFlyWorld } from '../../support/payment-contract/sandbox-worlds.ts';

contractOf('ByFly', byFlyWorld, 75);
