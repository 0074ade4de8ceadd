import { ok } from '../../../app/result.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { LCUS_CHANNEL_RANGE } from './channels.ts';
import { createLcusRelay } from './driver.ts';
import { lcusSettings } from './settings.ts';
import { offWhenMainEnds } from './when-main-ends.ts';

/** LCUS-1/2/4/8 boards. */
export const lcus = defineDriver({
  kind: 'relay',
  settings: lcusSettings,
  highestChannel: () => LCUS_CHANNEL_RANGE.highest,
  whenMainEnds: offWhenMainEnds,
  create: (settings, environment) => ok(createLcusRelay(settings, environment)),
});
