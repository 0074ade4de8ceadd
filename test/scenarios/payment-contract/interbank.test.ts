import { contractOf } from '../../support/payment-contract/contract.ts';
import { interbankWorld } from '../../support/interbank/world.ts';

contractOf('an interbank QR that no part of the product knows', interbankWorld, 69);
