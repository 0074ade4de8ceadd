import { contractOf } from '../../support/payment-contract/contract.ts';
import { apiPayWorld } from '../../support/payment-contract/sandbox-worlds.ts';

contractOf('ApiPay', apiPayWorld, 100);
