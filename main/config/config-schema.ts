import { createConfigSchema } from '../../app/config/config.ts';
import { registry } from '../../drivers/registry.ts';

/** The configuration, with the devices of every driver. */
export const configSchema = createConfigSchema(registry);
