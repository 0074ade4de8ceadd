import { customerNames, serviceNames } from '../../app/ipc/names.ts';
import { expose } from './_expose.ts';

expose({ sauda: customerNames, saudaService: serviceNames });
