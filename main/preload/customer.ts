import { customerContract } from '../../app/ipc/contract.ts';
import { expose } from './_expose.ts';

expose('sauda', customerContract);
