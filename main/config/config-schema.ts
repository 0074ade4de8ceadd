import { createConfigSchema } from '../../app/config/config.ts';
import { registry } from '../../drivers/registry.ts';

/** The configuration's schema with the devices of every driver. */
export const configSchema = createConfigSchema(registry);
