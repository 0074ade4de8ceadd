import { ok } from '../../../app/result.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { createCcnetAcceptor } from './driver.ts';
import { ccnetSettings } from './settings.ts';

/** CCNET bill validators. */
export const ccnet = defineDriver({
  kind: 'billAcceptor',
  settings: ccnetSettings,
  create: (settings, environment) => ok(createCcnetAcceptor(settings, environment)),
});
