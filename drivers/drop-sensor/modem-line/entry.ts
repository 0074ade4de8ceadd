import { ok } from '../../../app/result.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { blocksUnknownWords } from '../keys.ts';
import { createModemLineDropSensor } from './driver.ts';
import { blocksUnknown, modemLineSettings } from './settings.ts';

/** Sensors whose contact closes CTS, DSR or DCD of a serial port. */
export const modemLine = defineDriver({
  kind: 'dropSensor',
  settings: modemLineSettings,
  words: blocksUnknownWords,
  findings: blocksUnknown,
  create: (settings, environment) => ok(createModemLineDropSensor(settings, environment)),
  standIn: async () => (await import('./stand-in.ts')).modemLineStandIn,
});
