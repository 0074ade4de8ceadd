import { flag, text } from '../../../app/command-line/option.ts';
import { ok } from '../../../app/result.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { createLcusRelay } from './driver.ts';
import { LCUS_CHANNEL_RANGE } from './protocol/channels.ts';
import { D0_CHANNEL } from './protocol/dialect.ts';
import { lcusSettings } from './settings.ts';
import { offWhenMainEnds } from './when-main-ends.ts';

/** LCUS-1/2/4/8 boards. */
export const lcus = defineDriver({
  kind: 'relay',
  settings: lcusSettings,
  highestChannel: (settings) => (settings.dialect === 'd0' ? D0_CHANNEL : LCUS_CHANNEL_RANGE.highest),
  whenMainEnds: offWhenMainEnds,
  create: (settings, environment) => ok(createLcusRelay(settings, environment)),
  probe: async () => (await import('./probe.ts')).lcusProbe,
  simulate: {
    what: 'a relay board (LCUS)',
    options: {
      'channels': text({ placeholder: 'N', help: 'how many it has, 4 by default' }),
      'no-feedback': flag({ help: 'a board that answers nothing' }),
      'dialect': text({
        placeholder: 'words|ff|d0',
        help: 'a board that answers in words, or knows D0 01 and D0 00 alone',
      }),
    },
    baudRate: 9_600,
    start: async (values, environment) => (await import('./simulator/device.ts')).startLcus(values, environment),
  },
  standIn: async () => (await import('./stand-in.ts')).lcusStandIn,
});
