import { benchContract } from '../../app/ipc/contract.ts';
import { expose } from './_expose.ts';

expose('saudaBench', benchContract);
