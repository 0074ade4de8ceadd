import { interbankOnTouchWorld } from '../../support/interbank/world.ts';
import { contractOf } from '../../support/payment-contract/contract.ts';

contractOf('a code that only a person may ask about', interbankOnTouchWorld, 83);
