import { contractOf } from '../../support/payment-contract/contract.ts';
import { kaspiWorld } from '../../support/payment-contract/sandbox-worlds.ts';

contractOf('Kaspi QR by the enhanced contract', kaspiWorld('enhanced'), 70);
