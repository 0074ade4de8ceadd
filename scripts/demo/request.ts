import { z } from 'zod';

/** The request of `npm start` to the demonstration, as JSON. */
export const demoRequestSchema = z.strictObject({
  /** Null for the demonstration's own directory, with a full machine. */
  dataDirectory: z.string().nullable(),
  /** Further options of the application. */
  options: z.array(z.string()).readonly(),
});
export type DemoRequest = z.infer<typeof demoRequestSchema>;
