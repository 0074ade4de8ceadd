import { z } from 'zod';
import { homeActions } from './home/actions.ts';
import { checksActions } from './checks/actions.ts';
import { cashActions } from './cash/actions.ts';
import { stockActions } from './stock/actions.ts';
import { productsActions } from './products/actions.ts';
import { debtsActions } from './debts/actions.ts';
import { salesActions } from './sales/actions.ts';
import { logActions } from './log/actions.ts';
import { certificateActions } from './certificate/actions.ts';
import { paymentActions } from './payment/actions.ts';
import { devicesActions } from './devices/actions.ts';
import { exportActions } from './export/actions.ts';
import { importActions } from './import/actions.ts';
import { systemActions } from './system/actions.ts';
import { setupActions } from './setup/actions.ts';
import type { DoorAct } from './types.ts';

/** What a window may ask of a door: each door decodes its own actions. */
export const doorActSchema: z.ZodType<DoorAct> = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('home'), action: homeActions }),
  z.strictObject({ step: z.literal('checks'), action: checksActions }),
  z.strictObject({ step: z.literal('cash'), action: cashActions }),
  z.strictObject({ step: z.literal('stock'), action: stockActions }),
  z.strictObject({ step: z.literal('products'), action: productsActions }),
  z.strictObject({ step: z.literal('debts'), action: debtsActions }),
  z.strictObject({ step: z.literal('sales'), action: salesActions }),
  z.strictObject({ step: z.literal('log'), action: logActions }),
  z.strictObject({ step: z.literal('certificate'), action: certificateActions }),
  z.strictObject({ step: z.literal('payment'), action: paymentActions }),
  z.strictObject({ step: z.literal('devices'), action: devicesActions }),
  z.strictObject({ step: z.literal('export'), action: exportActions }),
  z.strictObject({ step: z.literal('import'), action: importActions }),
  z.strictObject({ step: z.literal('system'), action: systemActions }),
  z.strictObject({ step: z.literal('setup'), action: setupActions }),
]);
