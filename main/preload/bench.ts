import { benchNames } from '../../app/ipc/names.ts';
import { expose } from './_expose.ts';

expose({ saudaBench: benchNames });
