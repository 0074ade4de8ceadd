import { z } from 'zod';

/** Who works at the service menu: one PIN each. */
export const ROLES = ['technician', 'collector'] as const;

export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;
