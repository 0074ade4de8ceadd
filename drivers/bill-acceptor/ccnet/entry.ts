import { text } from '../../../app/command-line/option.ts';
import { ok } from '../../../app/result.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { createCcnetAcceptor } from './driver.ts';
import { closeWhenMainEnds } from './when-main-ends.ts';
import { ccnetSettings, ccnetWords } from './settings.ts';

/** CCNET bill validators. */
export const ccnet = defineDriver({
  kind: 'billAcceptor',
  settings: ccnetSettings,
  words: ccnetWords,
  whenMainEnds: closeWhenMainEnds,
  create: (settings, environment) => ok(createCcnetAcceptor(settings, environment)),
  probe: async () => (await import('./probe.ts')).ccnetProbe,
  simulate: {
    what: 'a bill validator (CCNET)',
    options: {
      bills: text({ placeholder: '500,1000,...', help: 'its bill table, in tenge' }),
      currency: text({ placeholder: 'KZT|KAZ', help: 'how the table names the currency' }),
    },
    baudRate: 9_600,
    start: async (values, environment) => (await import('./simulator/device.ts')).startCcnet(values, environment),
  },
  standIn: async () => (await import('./stand-in.ts')).ccnetStandIn,
});
