import { contractOf } from '../../support/payment-contract/contract.ts';
import { kaspiWorld } from '../../support/payment-contract/sandbox-worlds.ts';

contractOf("Kaspi's remote payment", kaspiWorld('enhanced', 'phone'), 85);
