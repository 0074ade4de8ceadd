import { z } from 'zod';
import { file } from './schema.ts';
import { webServiceFiles, webServiceSettings } from './web-service.ts';

/** ApiPay.kz: invoices to the telephone, by a key of the operator. */
export const apiPaySchema = z.strictObject({
  ...webServiceSettings,
  apiKeyFile: file,
  /** How long a customer is waited for, in seconds. */
  waitS: z.number().int().min(60).max(3600).default(300),
});

export type ApiPaySettings = z.infer<typeof apiPaySchema>;

/** The settings with every file path replaced by what `place` returns for it. */
export function withApiPayFiles(settings: ApiPaySettings, place: (file: string) => string): ApiPaySettings {
  return { ...settings, ...webServiceFiles(settings, place), apiKeyFile: place(settings.apiKeyFile) };
}
