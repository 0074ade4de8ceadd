import { ok } from '../../../app/result.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { LCUS_CHANNEL_RANGE } from './channels.ts';
import { D0_CHANNEL } from './dialect.ts';
import { createLcusRelay } from './driver.ts';
import { lcusSettings } from './settings.ts';
import { offWhenMainEnds } from './when-main-ends.ts';

/** LCUS-1/2/4/8 boards. */
export const lcus = defineDriver({
  kind: 'relay',
  settings: lcusSettings,
  highestChannel: (settings) => (settings.dialect === 'd0' ? D0_CHANNEL : LCUS_CHANNEL_RANGE.highest),
  whenMainEnds: offWhenMainEnds,
  create: (settings, environment) => ok(createLcusRelay(settings, environment)),
});
