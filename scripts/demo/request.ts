import { z } from 'zod';

/** What `npm start` asks of the demonstration, as JSON. */
export const demoRequestSchema = z.strictObject({
  /** Null: the demonstration's own, with a full machine. */
  dataDirectory: z.string().nullable(),
  /** More options of the application's. */
  options: z.array(z.string()).readonly(),
});
export type DemoRequest = z.infer<typeof demoRequestSchema>;
